import { arcPath } from "#lib/domain/overlay/arc-path";
import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Gauge, GaugeContext, Piece } from "#lib/domain/overlay/gauge";
import { glassOf, shadowOf, withAlpha } from "#lib/domain/overlay/ink";
import { drawNorthMark, drawRiderArrow } from "#lib/domain/overlay/map-marks";
import { type MapView, traceStretches } from "#lib/domain/overlay/map-view";
import { indexPath, type PathIndex } from "#lib/domain/overlay/path-index";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import { placeOnPath, type RidePath, traceRidePath } from "#lib/domain/overlay/ride-path";
import { progressAt } from "#lib/domain/overlay/ride-progress";
import type { Theme } from "#lib/domain/overlay/theme";

/** Metres of land across the map: half a minute's way at a rider's speed. */
const ACROSS = 560;
/** The rider stands so far below the middle of a map that turns, over its radius: more of the way ahead is seen. */
const LOW = 0.38;
/** States tell places apart by half a pixel. */
const STEPS_PER_PIXEL = 2;
/** An arrow that points somewhere is turned in steps of three degrees; a map that turns, by a pixel and a half at its rim. */
const ARROW_STEP = Math.PI / 60;
const RIM_STEP = 1.5;

/**
 * A round map that follows the rider: north up with an arrow that turns, or turned so that the heading is up. The way
 * behind is bright, the way ahead paler.
 */
export function createZoomedMap(isTurned: boolean): Gauge {
  return {
    needs: ["latitude", "longitude"],
    aspect: 1,
    drawStill(canvas, { box, theme }) {
      const disc = discIn(box);
      canvas.beginPath();
      arcPath(canvas, disc.x, disc.y, disc.radius, 0, 2 * Math.PI);
      canvas.shadowColor = shadowOf(theme);
      canvas.shadowBlur = disc.radius * 0.05;
      canvas.fillStyle = glassOf(theme, 0.5);
      canvas.fill();
      canvas.shadowColor = "transparent";
      canvas.lineWidth = disc.ring;
      canvas.strokeStyle = withAlpha(theme.foreground, 0.85);
      canvas.stroke();
    },
    pieces(context) {
      const path = traceRidePath(context.sampler);
      return path ? [mapPiece(path, context, isTurned)] : [];
    },
  };
}

type Disc = { readonly x: number; readonly y: number; readonly radius: number; readonly ring: number };

/** Leaves room for the shadow. */
function discIn(box: GaugeContext["box"]): Disc {
  const side = Math.min(box.width, box.height);
  return {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    radius: Math.round(side * 0.46),
    ring: Math.max(1.5, side * 0.009),
  };
}

function mapPiece(path: RidePath, { box, sampler, theme }: GaugeContext, isTurned: boolean): Piece {
  const disc = discIn(box);
  const scale = (disc.radius * 2) / ACROSS;
  const stroke = Math.max(2, disc.radius * 0.05);
  const index = indexPath(path, ACROSS / 2, (stroke / scale) * 0.7);
  const perNode = path.spacing * scale * STEPS_PER_PIXEL;
  const headingStep = isTurned ? RIM_STEP / disc.radius : ARROW_STEP;
  const circle = { x: disc.x, y: disc.y, radius: disc.radius - disc.ring / 2 - stroke * 0.8 };
  return {
    bounds: intersectRect(
      evenRect(disc.x - disc.radius, disc.y - disc.radius, disc.x + disc.radius, disc.y + disc.radius),
      box,
    ),
    state(sample) {
      const node = progressAt(sampler.track.time, path.progress, sample.utc);
      const { heading } = placeOnPath(path, node);
      const isPlaced = sample.latitude !== undefined && sample.longitude !== undefined;
      return [Math.round(node * perNode), Math.round(heading / headingStep), isPlaced ? 1 : 0];
    },
    draw(canvas, [steps, turn, isPlaced]) {
      const node = Number(steps) / perNode;
      const heading = Number(turn) * headingStep;
      const rider = { x: disc.x, y: disc.y + (isTurned ? disc.radius * LOW : 0) };
      const { x, y } = placeOnPath(path, node);
      const up = isTurned ? heading : 0;
      drawWay(
        canvas,
        path,
        index,
        node,
        { x, y, up, scale, circle, canvasX: rider.x, canvasY: rider.y },
        stroke,
        theme,
      );
      if (isPlaced) drawRiderArrow(canvas, rider, heading - up, stroke * 2.3, theme);
      drawNorthMark(canvas, disc, -up, theme);
    },
  };
}

function drawWay(
  canvas: Canvas2D,
  path: RidePath,
  index: PathIndex,
  node: number,
  view: MapView,
  stroke: number,
  theme: Theme,
): void {
  // The middle of what is seen lies ahead of the rider where he stands low.
  const ahead = (view.canvasY - view.circle.y) / view.scale;
  const stretches = index.near(
    view.x + Math.sin(view.up) * ahead,
    view.y - Math.cos(view.up) * ahead,
    view.circle.radius / view.scale,
  );
  canvas.lineCap = "round";
  canvas.lineJoin = "round";
  traceStretches(canvas, path, stretches, view, Number.POSITIVE_INFINITY);
  // No hairline below: the line lies on the map's own glass.
  canvas.strokeStyle = withAlpha(theme.foreground, 0.5);
  canvas.lineWidth = stroke * 0.8;
  canvas.stroke();
  traceStretches(canvas, path, stretches, view, node);
  canvas.strokeStyle = theme.foreground;
  canvas.lineWidth = stroke;
  canvas.stroke();
}
