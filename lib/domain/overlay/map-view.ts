import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { PathStretch } from "#lib/domain/overlay/path-index";
import { placeOnPath, type RidePath } from "#lib/domain/overlay/ride-path";

/** What a round map shows: which place of the land lies where on the canvas, and which way is up. */
export type MapView = {
  /** Metres east and south, as a path has them, of the rider. */
  readonly x: number;
  readonly y: number;
  /** Radians clockwise from north of the map's upper edge. */
  readonly up: number;
  /** Where on the canvas the rider stands. */
  readonly canvasX: number;
  readonly canvasY: number;
  /** Pixels a metre. */
  readonly scale: number;
  /** The circle on the canvas beyond which nothing is drawn. */
  readonly circle: { readonly x: number; readonly y: number; readonly radius: number };
};

/** Pixels between the vertices of the line. */
const VERTEX = 3.5;

type Point = { readonly x: number; readonly y: number };

/**
 * Puts the stretches, up to a node, into the canvas's path. They are cut at the circle by arithmetic: clipping with a
 * round, smooth edge costs twice what drawing the line does.
 */
export function traceStretches(
  canvas: Canvas2D,
  path: RidePath,
  stretches: readonly PathStretch[],
  view: MapView,
  end: number,
): void {
  const toCanvas = projectionOf(view);
  const step = Math.max(1, Math.round(VERTEX / (path.spacing * view.scale)));
  const at = (node: number) => toCanvas(Number.isInteger(node) ? pointOf(path, node) : placeOnPath(path, node));
  canvas.beginPath();
  let joined = -1;
  let pen: Point | undefined;
  for (const { from, to } of stretches) {
    if (from >= end) continue;
    const last = Math.min(to, end);
    if (joined !== from || !pen) pen = moveTo(canvas, at(from), view);
    for (let node = from + step; node < last; node += step) pen = lineTo(canvas, pen, at(node), view);
    pen = lineTo(canvas, pen, at(last), view);
    joined = last;
  }
}

const pointOf = ({ x, y }: RidePath, node: number): Point => ({ x: x[node]!, y: y[node]! });

function projectionOf({ x, y, up, canvasX, canvasY, scale }: MapView): (place: Point) => Point {
  const sin = Math.sin(up) * scale;
  const cos = Math.cos(up) * scale;
  return (place) => {
    const east = place.x - x;
    const south = place.y - y;
    return { x: canvasX + east * cos + south * sin, y: canvasY + south * cos - east * sin };
  };
}

const isInside = ({ x, y }: Point, { circle }: MapView): boolean =>
  (x - circle.x) ** 2 + (y - circle.y) ** 2 <= circle.radius ** 2;

function moveTo(canvas: Canvas2D, to: Point, view: MapView): Point {
  if (isInside(to, view)) canvas.moveTo(to.x, to.y);
  return to;
}

/** Draws what of the line between two points lies in the circle; a line that only crosses its rim is too short to see. */
function lineTo(canvas: Canvas2D, from: Point, to: Point, view: MapView): Point {
  const begins = isInside(from, view);
  const ends = isInside(to, view);
  if (begins && ends) canvas.lineTo(to.x, to.y);
  else if (begins) {
    const edge = crossing(from, to, view);
    canvas.lineTo(edge.x, edge.y);
  } else if (ends) {
    const edge = crossing(to, from, view);
    canvas.moveTo(edge.x, edge.y);
    canvas.lineTo(to.x, to.y);
  }
  return to;
}

/** Where the way from a point inside the circle to one outside leaves it. */
function crossing(inside: Point, outside: Point, { circle }: MapView): Point {
  const [dx, dy] = [outside.x - inside.x, outside.y - inside.y];
  const [fx, fy] = [inside.x - circle.x, inside.y - circle.y];
  const a = dx * dx + dy * dy;
  const b = fx * dx + fy * dy;
  const c = fx * fx + fy * fy - circle.radius ** 2;
  const share = (Math.sqrt(Math.max(0, b * b - a * c)) - b) / a;
  return { x: inside.x + dx * share, y: inside.y + dy * share };
}
