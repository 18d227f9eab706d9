import { arcPath } from "#lib/domain/overlay/arc-path";
import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Gauge, GaugeContext, Piece } from "#lib/domain/overlay/gauge";
import { glassOf, hairlineOf, shadowOf, withAlpha } from "#lib/domain/overlay/ink";
import { indexPath, type PathIndex, type PathStretch } from "#lib/domain/overlay/path-index";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import { placeOnPath, type RidePath, traceRidePath } from "#lib/domain/overlay/ride-path";
import { progressAt } from "#lib/domain/overlay/ride-progress";
import { drawText, type TextLine, textWidth } from "#lib/domain/overlay/text";

/** Metres of land across the map: half a minute's way at a rider's speed. */
const ACROSS = 560;
/** The rider stands so far below the middle of a map that turns, over its radius: more of the way ahead is seen. */
const LOW = 0.38;
/** States tell places apart by half a pixel, and headings by a pixel at the map's rim. */
const STEPS_PER_PIXEL = 2;
/** Pixels between the vertices of the line. */
const VERTEX = 2.5;
/** An arrow that points somewhere is turned in steps of three degrees; a map that turns, by what its rim shows. */
const ARROW_STEP = Math.PI / 60;

/**
 * A round map that follows the rider: north up with an arrow that turns, or turned so that the heading is up. The way
 * behind is bright, the way ahead paler.
 */
export function createZoomedMap(isTurned: boolean): Gauge {
  return {
    needs: ["latitude", "longitude"],
    aspect: 1,
    drawStill(canvas, { box, theme }) {
      const { x, y, radius, ring } = discIn(box);
      canvas.beginPath();
      arcPath(canvas, x, y, radius, 0, 2 * Math.PI);
      canvas.shadowColor = shadowOf(theme);
      canvas.shadowBlur = radius * 0.05;
      canvas.fillStyle = glassOf(theme, 0.5);
      canvas.fill();
      canvas.shadowColor = "transparent";
      canvas.lineWidth = ring;
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

/** Leaves room for the shadow and for the N, which sits on the ring. */
function discIn(box: GaugeContext["box"]): Disc {
  const side = Math.min(box.width, box.height);
  return {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    radius: Math.round(side * 0.445),
    ring: Math.max(1.5, side * 0.009),
  };
}

/** What the map shows: where the rider is, which way is up, and where on the canvas he stands. */
type View = {
  readonly node: number;
  readonly x: number;
  readonly y: number;
  /** Radians clockwise from north of the map's upper edge. */
  readonly up: number;
  readonly canvasX: number;
  readonly canvasY: number;
  readonly scale: number;
};

function mapPiece(path: RidePath, context: GaugeContext, isTurned: boolean): Piece {
  const { box, sampler, theme } = context;
  const disc = discIn(box);
  const scale = (disc.radius * 2) / ACROSS;
  const stroke = Math.max(2, disc.radius * 0.05);
  const index = indexPath(path, ACROSS / 2, (stroke / scale) * 0.7);
  const perNode = path.spacing * scale * STEPS_PER_PIXEL;
  const headingStep = isTurned ? 1 / disc.radius : ARROW_STEP;
  const outer = disc.radius * 1.12;
  return {
    bounds: intersectRect(evenRect(disc.x - outer, disc.y - outer, disc.x + outer, disc.y + outer), box),
    state(sample) {
      const node = progressAt(sampler.track.time, path.progress, sample.utc);
      const { heading } = placeOnPath(path, node);
      const isPlaced = sample.latitude !== undefined && sample.longitude !== undefined;
      return [Math.round(node * perNode), Math.round(heading / headingStep), isPlaced ? 1 : 0];
    },
    draw(canvas, [steps, turn, isPlaced]) {
      const node = Number(steps) / perNode;
      const heading = Number(turn) * headingStep;
      const { x, y } = placeOnPath(path, node);
      const view: View = {
        ...{ node, x, y, scale, up: isTurned ? heading : 0 },
        canvasX: disc.x,
        canvasY: disc.y + (isTurned ? disc.radius * LOW : 0),
      };
      canvas.save();
      canvas.beginPath();
      arcPath(canvas, disc.x, disc.y, disc.radius - disc.ring / 2, 0, 2 * Math.PI);
      canvas.clip();
      drawWay(canvas, path, index, view, context, stroke, disc);
      canvas.restore();
      if (isPlaced) drawArrow(canvas, view, heading - view.up, stroke * 2.3, context);
      drawNorth(canvas, disc, -view.up, context);
    },
  };

  function drawNorth(on: Canvas2D, { x, y, radius }: Disc, angle: number, { theme: colors }: GaugeContext) {
    const size = Math.max(5, Math.round(radius * 0.2));
    const at = radius - size * 0.1;
    const place = { x: x + Math.sin(angle) * at, y: y - Math.cos(angle) * at };
    on.beginPath();
    arcPath(on, place.x, place.y, size * 0.62, 0, 2 * Math.PI);
    on.fillStyle = colors.mode === "light" ? "#f4f7fa" : "#10161f";
    on.fill();
    const line: TextLine = {
      ...{ text: "N", size, weight: 700, color: theme.accent },
      x: Math.round(place.x - textWidth("N", size, 700) / 2),
      y: Math.round(place.y + size * 0.35),
    };
    drawText(on, [line], { ...colors, shadow: 0 });
  }
}

function drawWay(
  canvas: Canvas2D,
  path: RidePath,
  index: PathIndex,
  view: View,
  { theme }: GaugeContext,
  stroke: number,
  disc: Disc,
): void {
  // The middle of what is seen lies ahead of the rider where he stands low.
  const ahead = (view.canvasY - disc.y) / view.scale;
  const stretches = index.near(
    view.x + Math.sin(view.up) * ahead,
    view.y - Math.cos(view.up) * ahead,
    disc.radius / view.scale,
  );
  canvas.lineCap = "round";
  canvas.lineJoin = "round";
  tracePath(canvas, path, stretches, view, Number.POSITIVE_INFINITY);
  canvas.strokeStyle = hairlineOf(theme);
  canvas.lineWidth = stroke * 1.5;
  canvas.stroke();
  canvas.strokeStyle = withAlpha(theme.foreground, 0.5);
  canvas.lineWidth = stroke * 0.8;
  canvas.stroke();
  tracePath(canvas, path, stretches, view, view.node);
  canvas.strokeStyle = theme.foreground;
  canvas.lineWidth = stroke;
  canvas.stroke();
}

/** Puts the stretches up to a node into the canvas's path. */
function tracePath(canvas: Canvas2D, path: RidePath, stretches: readonly PathStretch[], view: View, end: number): void {
  const sin = Math.sin(view.up) * view.scale;
  const cos = Math.cos(view.up) * view.scale;
  const step = Math.max(1, Math.round(VERTEX / (path.spacing * view.scale)));
  canvas.beginPath();
  let pen = -1;
  for (const { from, to } of stretches) {
    if (from >= end) continue;
    const last = Math.min(to, end);
    if (pen !== from) place(from, true);
    for (let node = from + step; node < last; node += step) place(node, false);
    place(last, false);
    pen = last;
  }

  function place(node: number, lifted: boolean): void {
    const at = Number.isInteger(node) ? { x: path.x[node]!, y: path.y[node]! } : placeOnPath(path, node);
    const east = at.x - view.x;
    const south = at.y - view.y;
    const x = view.canvasX + east * cos + south * sin;
    const y = view.canvasY + south * cos - east * sin;
    if (lifted) canvas.moveTo(x, y);
    else canvas.lineTo(x, y);
  }
}

/** The rider, pointing `angle` radians clockwise from up. */
function drawArrow(
  canvas: Canvas2D,
  { canvasX, canvasY }: View,
  angle: number,
  size: number,
  { theme }: GaugeContext,
): void {
  const corners: readonly (readonly [number, number])[] = [
    [0, -1],
    [0.78, 0.82],
    [0, 0.42],
    [-0.78, 0.82],
  ];
  canvas.beginPath();
  for (const [corner, [x, y]] of corners.entries()) {
    const px = canvasX + (x * Math.cos(angle) - y * Math.sin(angle)) * size;
    const py = canvasY + (x * Math.sin(angle) + y * Math.cos(angle)) * size;
    if (corner === 0) canvas.moveTo(px, py);
    else canvas.lineTo(px, py);
  }
  canvas.closePath();
  canvas.lineJoin = "round";
  canvas.strokeStyle = theme.mode === "light" ? theme.foreground : "#10161f";
  canvas.lineWidth = size * 0.62;
  canvas.stroke();
  canvas.strokeStyle = theme.mode === "light" ? "#ffffff" : theme.foreground;
  canvas.lineWidth = size * 0.36;
  canvas.stroke();
  canvas.fillStyle = theme.accent;
  canvas.fill();
}
