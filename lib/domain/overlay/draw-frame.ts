import type { Canvas2D } from "#lib/domain/overlay/canvas";
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
}

/** What is the same in every frame: panels, dials, labels, the route. */
export function drawStill(canvas: Canvas2D, scene: Scene): void {
  for (const box of scene.panels) {
    canvas.save();
    canvas.fillStyle = glassOf(scene.layout.theme, scene.layout.theme.panel);
    canvas.fillRect(box.x, box.y, box.width, box.height);
    canvas.restore();
  }
  for (const { gauge, context } of scene.gauges) {
    canvas.save();
    gauge.drawStill(canvas, context);
    canvas.restore();
  }
}

/** What moves, over the still layer. */
export function drawMoving(canvas: Canvas2D, scene: Scene, videoTime: Seconds): void {
  const sample = scene.sampler.sample(utcAt(scene.sync, videoTime));
  for (const piece of scene.pieces) {
    canvas.save();
    piece.draw(canvas, piece.state(sample));
    canvas.restore();
  }
}
