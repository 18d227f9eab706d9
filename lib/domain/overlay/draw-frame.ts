import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Rect } from "#lib/domain/overlay/gauge";
import { glassOf } from "#lib/domain/overlay/ink";
import type { Scene } from "#lib/domain/overlay/scene";
import { utcAt } from "#lib/domain/sync/sync";
import type { Seconds } from "#lib/domain/units";

/**
 * Draws the overlay of one moment, the only way telemetry gets into a picture. The canvas is `scene.width` by
 * `scene.height` pixels, untransformed (scale it with CSS, not with `scale`: shadows would keep their size), and is
 * cleared by the caller. `videoTime` is presentation time since the first video frame.
 */
export function drawFrame(canvas: Canvas2D, scene: Scene, videoTime: Seconds): void {
  drawStill(canvas, scene);
  drawMoving(canvas, scene, videoTime);
  fadeOverlay(canvas, scene);
}

/** What is the same in every frame: panels, dials, labels, the route. In full strength, see `fadeOverlay`. */
export function drawStill(canvas: Canvas2D, scene: Scene): void {
  for (const box of scene.panels) {
    canvas.save();
    canvas.fillStyle = glassOf(scene.layout.theme, scene.layout.theme.panel);
    canvas.beginPath();
    canvas.roundRect(box.x, box.y, box.width, box.height, cornerOf(box, scene));
    canvas.fill();
    canvas.restore();
  }
  for (const { gauge, context } of scene.gauges) {
    canvas.save();
    gauge.drawStill(canvas, context);
    canvas.restore();
  }
}

/** Panels that stand free have slightly round corners, bands that reach the picture's edges have none. */
function cornerOf({ x, y, width, height }: Rect, picture: Scene): number {
  const bleeds = x <= 0 || y <= 0 || x + width >= picture.width || y + height >= picture.height;
  return bleeds ? 0 : Math.min(picture.width, picture.height) * 0.009;
}

/** What moves, over the still layer; in full strength. */
export function drawMoving(canvas: Canvas2D, scene: Scene, videoTime: Seconds): void {
  const sample = scene.sampler.sample(utcAt(scene.sync, videoTime));
  for (const piece of scene.pieces) {
    canvas.save();
    piece.draw(canvas, piece.state(sample));
    canvas.restore();
  }
}

/**
 * Makes all that was drawn as transparent as the theme asks, once still and moving parts are there: fading each by
 * itself would let one show through the other. `within` is the part of the picture that was drawn.
 */
export function fadeOverlay(
  canvas: Canvas2D,
  { layout: { theme }, width, height }: Scene,
  within: Rect = { x: 0, y: 0, width, height },
): void {
  if (theme.opacity === 1) return;
  canvas.save();
  canvas.globalCompositeOperation = "destination-in";
  canvas.fillStyle = `rgba(0, 0, 0, ${theme.opacity})`;
  canvas.fillRect(within.x, within.y, within.width, within.height);
  canvas.restore();
}
