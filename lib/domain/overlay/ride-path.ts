import { neverFalling } from "#lib/domain/overlay/ride-progress";
import { type ProjectedRoute, routeInMetres } from "#lib/domain/overlay/route-projection";
import type { TrackSampler } from "#lib/domain/track/sampler";

/**
 * The ride's way over the ground as evenly spaced nodes. Everything about it is a function of the metres ridden, never
 * of time: a rider who stands still stays where he is and keeps his heading, however the receiver wanders.
 */
export type RidePath = {
  /** Metres of way between two nodes. */
  readonly spacing: number;
  /** Metres east (`x`) and south (`y`) of the route's middle. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Direction of travel, radians clockwise from north, unrolled: it turns through corners and never jumps by a turn. */
  readonly heading: Float64Array;
  /** Nodes that begin a segment: nothing is drawn from the node before. */
  readonly starts: ReadonlySet<number>;
  /** Nodes (with a fraction) behind the rider at every sample, never falling. */
  readonly progress: Float64Array;
};

const SPACING = 2;
/** A ride longer than this many nodes has them farther apart. */
const MOST_NODES = 60_000;
/**
 * Metres on either side of a node between which its direction is taken, all added up: the steps of a receiver that
 * wanders around a stop cancel out. Directions are then averaged, so that turning on the spot takes some metres too.
 */
const CHORDS = [4, 8, 12, 16];
const AVERAGED = 8;
/** Where added chords come to less than this share of their lengths, the way turns back on itself and has no direction. */
const UNDECIDED = 0.12;

const traced = new WeakMap<TrackSampler, RidePath | undefined>();

/** Undefined when the ride has no positions. Walks the whole track, once. */
export function traceRidePath(sampler: TrackSampler): RidePath | undefined {
  if (!traced.has(sampler)) traced.set(sampler, tracePath(sampler));
  return traced.get(sampler);
}

function tracePath(sampler: TrackSampler): RidePath | undefined {
  const route = routeInMetres(sampler.track);
  if (!route) return undefined;
  const way = wayOf(sampler, route);
  const spacing = Math.max(SPACING, (way.at(-1) ?? 0) / MOST_NODES);
  const progress = new Float64Array(way.length);
  const nodes: Nodes = { x: [], y: [], heading: [], starts: new Set() };
  const { segmentStarts } = sampler.track;
  for (const [index, start] of segmentStarts.entries()) {
    layNodes(nodes, route, way, progress, { start, end: segmentStarts[index + 1] ?? way.length, spacing });
  }
  const { starts } = nodes;
  const heading = Float64Array.from(nodes.heading);
  return { spacing, x: Float64Array.from(nodes.x), y: Float64Array.from(nodes.y), heading, starts, progress };
}

type Nodes = { x: number[]; y: number[]; heading: number[]; starts: Set<number> };
type Segment = { readonly start: number; readonly end: number; readonly spacing: number };

/** Metres ridden at every sample: the odometer's, which stands where the rider does, else between the positions. */
function wayOf({ distance, totalDistance }: TrackSampler, { x, y }: ProjectedRoute): Float64Array {
  if (totalDistance > 0) return neverFalling(distance);
  let reached = 0;
  let last = -1;
  return x.map((_, i) => {
    if (Number.isNaN(x[i]!)) return reached;
    if (last >= 0) reached += Math.hypot(x[i]! - x[last]!, y[i]! - y[last]!);
    last = i;
    return reached;
  });
}

function layNodes(nodes: Nodes, route: ProjectedRoute, way: Float64Array, progress: Float64Array, segment: Segment) {
  const { start, end, spacing } = segment;
  const known: number[] = [];
  for (let i = start; i < end; i++) {
    if (Number.isNaN(route.x[i]!) || Number.isNaN(route.y[i]!)) continue;
    // Of samples at one place of the way the first counts: the rest is a standing receiver's wandering.
    if (known.length === 0 || way[i]! > way[known.at(-1)!]!) known.push(i);
  }
  const first = nodes.x.length;
  if (known.length === 0) return progress.fill(Math.max(0, first - 1), start, end);
  const from = way[known[0]!]!;
  const length = way[known.at(-1)!]! - from;
  const count = Math.ceil(length / spacing) + 1;
  nodes.starts.add(first);
  let at = 0;
  for (let node = 0; node < count; node++) {
    const metres = from + Math.min(length, node * spacing);
    while (at < known.length - 2 && way[known[at + 1]!]! <= metres) at++;
    const a = known[at]!;
    const b = known[at + 1] ?? a;
    const share = way[b]! > way[a]! ? (metres - way[a]!) / (way[b]! - way[a]!) : 0;
    nodes.x.push(route.x[a]! + (route.x[b]! - route.x[a]!) * share);
    nodes.y.push(route.y[a]! + (route.y[b]! - route.y[a]!) * share);
  }
  for (let i = start; i < end; i++) {
    progress[i] = first + Math.min(count - 1, Math.max(0, (way[i]! - from) / spacing));
  }
  for (const heading of headingsOf(nodes, first, count, spacing)) nodes.heading.push(heading);
}

function headingsOf(nodes: Nodes, first: number, count: number, spacing: number): Float64Array {
  const reaches = CHORDS.map((metres) => Math.max(1, Math.round(metres / spacing)));
  const raw = new Float64Array(count);
  let before = nodes.heading.at(-1) ?? 0;
  for (let node = 0; node < count; node++) {
    let [east, south, length] = [0, 0, 0];
    for (const reach of reaches) {
      const a = first + Math.max(0, node - reach);
      const b = first + Math.min(count - 1, node + reach);
      east += nodes.x[b]! - nodes.x[a]!;
      south += nodes.y[b]! - nodes.y[a]!;
      length += (b - a) * spacing;
    }
    if (Math.hypot(east, south) > length * UNDECIDED) {
      const turn = (Math.atan2(east, -south) - before) / (2 * Math.PI);
      before += (turn - Math.round(turn)) * 2 * Math.PI;
    }
    raw[node] = before;
  }
  return averaged(raw, Math.max(1, Math.round(AVERAGED / spacing)));
}

/** The mean of each value and its neighbours within `reach`, evenly fewer towards the ends. */
function averaged(values: Float64Array, reach: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!;
  return values.map((_, i) => {
    const half = Math.min(reach, i, values.length - 1 - i);
    return (sums[i + half + 1]! - sums[i - half]!) / (2 * half + 1);
  });
}

/** Place and heading between the nodes. */
export function placeOnPath(path: RidePath, node: number): { x: number; y: number; heading: number } {
  const a = Math.max(0, Math.min(path.x.length - 1, Math.floor(node)));
  const next = Math.min(path.x.length - 1, a + 1);
  const b = path.starts.has(next) ? a : next;
  const share = node - a;
  const between = (column: Float64Array) => column[a]! + (column[b]! - column[a]!) * share;
  return { x: between(path.x), y: between(path.y), heading: between(path.heading) };
}
