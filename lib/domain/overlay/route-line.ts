import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Rect } from "#lib/domain/overlay/gauge";
import type { ProjectedRoute } from "#lib/domain/overlay/route-projection";

/** A vertex of the line: pixels, and how many pixels of line lie before it. */
export type RoutePoint = { readonly x: number; readonly y: number; readonly at: number };

/** A short stretch of the line, always stroked by itself, so that a growing line repaints its last stretch only. */
export type RouteStretch = {
  readonly from: number;
  readonly to: number;
  readonly points: readonly RoutePoint[];
  /** Around the vertices, without the line's width. */
  readonly bounds: Rect;
};

export type RouteLine = {
  readonly stretches: readonly RouteStretch[];
  /** Pixels of line behind the rider at every sample of the track, never falling. */
  readonly progress: Float64Array;
};

/** Vertices closer than this to the one before make no visible difference. */
const RESOLUTION = 0.75;
const STRETCH_LENGTH = 14;
/** What a lifted pen adds to the way between two segments: tells the end of one from the start of the next. */
const PEN_UP = 1;

/** The route's line at pixel resolution; segments of the recording are not joined. */
export function traceRoute(route: ProjectedRoute, segmentStarts: Uint32Array): RouteLine {
  const progress = new Float64Array(route.x.length);
  const stretches: RouteStretch[] = [];
  let at = 0;
  for (const [index, start] of segmentStarts.entries()) {
    const end = segmentStarts[index + 1] ?? route.x.length;
    const points = tracePart(route, start, end, at, progress);
    if (points.length === 0) {
      progress.fill(at, start, end);
      continue;
    }
    // One by one: a receiver gone wild draws more of them than a call may have arguments.
    for (const stretch of cutIntoStretches(points)) stretches.push(stretch);
    at = points.at(-1)!.at + PEN_UP;
  }
  return { stretches, progress };
}

function tracePart(
  route: ProjectedRoute,
  start: number,
  end: number,
  from: number,
  progress: Float64Array,
): RoutePoint[] {
  const points: RoutePoint[] = [];
  /** Way of every sample since the last kept vertex, through the samples that are left out. */
  let kept = start;
  let way = 0;
  let beforeX = Number.NaN;
  let beforeY = Number.NaN;
  for (let i = start; i < end; i++) {
    const x = route.x[i]!;
    const y = route.y[i]!;
    const last = points.at(-1);
    if (Number.isNaN(x) || Number.isNaN(y)) {
      progress[i] = way;
      continue;
    }
    if (!last) {
      points.push({ x, y, at: from });
      progress.fill(from, start, i + 1);
      kept = i;
    } else {
      way += Math.hypot(x - beforeX, y - beforeY);
      progress[i] = way;
      const length = Math.hypot(x - last.x, y - last.y);
      if (length >= RESOLUTION) {
        for (let j = kept + 1; j <= i; j++) progress[j] = last.at + (progress[j]! / way) * length;
        points.push({ x, y, at: last.at + length });
        kept = i;
        way = 0;
      }
    }
    beforeX = x;
    beforeY = y;
  }
  const last = points.at(-1);
  if (last) progress.fill(last.at, kept + 1, end);
  return points;
}

function cutIntoStretches(points: readonly RoutePoint[]): RouteStretch[] {
  const stretches: RouteStretch[] = [];
  let current: RoutePoint[] = [];
  for (const point of points) {
    const first = current[0];
    current.push(point);
    if (first && point.at - first.at >= STRETCH_LENGTH) {
      stretches.push(stretchOf(current));
      current = [point];
    }
  }
  if (current.length > 1 || stretches.length === 0) stretches.push(stretchOf(current));
  return stretches;
}

function stretchOf(points: readonly RoutePoint[]): RouteStretch {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  const bounds = { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  return { from: points[0]!.at, to: points.at(-1)!.at, points, bounds };
}

/** Where the line is after `length` pixels. */
export function pointAt(stretches: readonly RouteStretch[], length: number): RoutePoint {
  // Half of a lifted pen belongs to the segment before, half to the one after.
  const stretch = stretches.findLast(({ from }) => from - PEN_UP / 2 <= length) ?? stretches[0]!;
  const { points } = stretch;
  const next = points.findIndex(({ at }) => at > length);
  if (next < 0) return points.at(-1)!;
  const before = points[Math.max(0, next - 1)]!;
  const after = points[next]!;
  const share = after.at > before.at ? Math.max(0, (length - before.at) / (after.at - before.at)) : 0;
  return { x: before.x + (after.x - before.x) * share, y: before.y + (after.y - before.y) * share, at: length };
}

/** Strokes a stretch up to `length` pixels of the line, in the canvas's current style. */
export function strokeStretch(canvas: Canvas2D, stretch: RouteStretch, length: number): void {
  if (length <= stretch.from) return;
  canvas.beginPath();
  for (const [index, point] of stretch.points.entries()) {
    if (index === 0) canvas.moveTo(point.x, point.y);
    else if (point.at <= length) canvas.lineTo(point.x, point.y);
    else {
      const end = pointAt([stretch], length);
      canvas.lineTo(end.x, end.y);
      break;
    }
  }
  canvas.stroke();
}
