import { LINK } from "#lib/domain/track/derive/gaps";
import type { Ride } from "#lib/domain/track/ride";
import type { Span } from "../timeline/view.ts";
import { type Bounds, type MapView, type Size, toScreen } from "./map-view.ts";
import { nearestTurn, toWorld } from "./mercator.ts";

/** The ride on the Web Mercator plane: the place of every sample (NaN where it has none), and what it covers. */
export type MapRoute = {
  readonly time: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 where the rider went from a sample to the next one as far as anyone knows. */
  readonly joined: Uint8Array;
  readonly bounds: Bounds;
  /** The first and the last sample with a place. */
  readonly first: number;
  readonly last: number;
};

/** Undefined for a ride without places. */
export function mapRoute({ track, links }: Ride): MapRoute | undefined {
  const { latitude, longitude } = track.channels;
  if (!latitude || !longitude) return undefined;
  const count = track.time.length;
  const [x, y, joined] = [new Float64Array(count), new Float64Array(count), new Uint8Array(count)];
  let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
  let [first, last] = [-1, -1];
  for (let i = 0; i < count; i++) {
    const point = toWorld({ latitude: latitude[i]!, longitude: longitude[i]! });
    joined[i] = links.kinds[i] === LINK.steady || links.kinds[i] === LINK.pause ? 1 : 0;
    x[i] = Number.NaN;
    if (Number.isNaN(point.x + point.y)) continue;
    x[i] = last < 0 ? point.x : nearestTurn(point.x, x[last]!);
    y[i] = point.y;
    if (first < 0) first = i;
    last = i;
    [west, east] = [Math.min(west, x[i]!), Math.max(east, x[i]!)];
    [north, south] = [Math.min(north, point.y), Math.max(south, point.y)];
  }
  if (first < 0) return undefined;
  return { time: track.time, x, y, joined, bounds: { west, east, north, south }, first, last };
}

/** What a stretch of the ride covers; undefined where no place of it is known. */
export function boundsOf(route: MapRoute, span: Span): Bounds | undefined {
  let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = route.first; i <= route.last; i++) {
    if (route.time[i]! < span.from || route.time[i]! > span.to || Number.isNaN(route.x[i]!)) continue;
    [west, east] = [Math.min(west, route.x[i]!), Math.max(east, route.x[i]!)];
    [north, south] = [Math.min(north, route.y[i]!), Math.max(south, route.y[i]!)];
  }
  return west <= east ? { west, east, north, south } : undefined;
}

/** The part of the route that is seen, thinned to what can be told apart, in CSS pixels. */
export type ScreenPath = {
  readonly time: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 where the line begins anew with a point. */
  readonly starts: Uint8Array;
};

const FINEST = 0.8;

export function screenPath(route: MapRoute, view: MapView, size: Size): ScreenPath {
  const [time, xs, ys, starts]: [number[], number[], number[], number[]] = [[], [], [], []];
  const isSeen = (x: number, y: number) =>
    x > -size.width && x < 2 * size.width && y > -size.height && y < 2 * size.height;
  let [lastX, lastY, begins] = [Number.NaN, Number.NaN, 1];
  for (let i = 0; i < route.x.length; i++) {
    if (Number.isNaN(route.x[i]!)) continue;
    const { x, y } = toScreen(view, size, { x: route.x[i]!, y: route.y[i]! });
    const isEnd = !route.joined[i] || i === route.last;
    if (!isSeen(x, y)) begins = 1;
    else if (begins || isEnd || Math.hypot(x - lastX, y - lastY) >= FINEST) {
      time.push(route.time[i]!);
      xs.push(x);
      ys.push(y);
      starts.push(begins);
      [lastX, lastY, begins] = [x, y, 0];
    }
    if (!route.joined[i]) begins = 1;
  }
  const column = (values: number[]) => Float64Array.from(values);
  return { time: column(time), x: column(xs), y: column(ys), starts: Uint8Array.from(starts) };
}
