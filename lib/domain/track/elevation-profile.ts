import { lineAt, seekStep } from "#lib/domain/track/derive/column-at";

/** Metres on either side over which elevation is averaged: barometers step by 0.2 m, GPS wanders by metres. */
const SMOOTHING = 20;
/** Metres apart under which samples are one node: standing still gives many elevations for one place. */
const NODE = 0.5;

/** Elevation over distance, smoothed. */
export type ElevationProfile = {
  /** Metres of distance at which it begins and ends. */
  readonly start: number;
  readonly end: number;
  /**
   * A function of its own that gives the mean elevation within 20 m of a place; evenly less at the ends, so that slopes
   * are kept. Fast for places that move little from call to call.
   */
  meanReader(): (x: number) => number;
};

/** The profile of the samples from `first` to `last`; undefined where none of them has an elevation. */
export function profileOf(
  distance: Float64Array,
  elevation: Float64Array,
  first: number,
  last: number,
): ElevationProfile | undefined {
  const xs = new Float64Array(last - first + 1);
  const ys = new Float64Array(last - first + 1);
  let nodes = 0;
  let merged = 0;
  for (let i = first; i <= last; i++) {
    const y = withoutSpike(elevation, i, first, last);
    if (Number.isNaN(y)) continue;
    if (nodes > 0 && distance[i]! - xs[nodes - 1]! < NODE) {
      merged++;
      ys[nodes - 1]! += (y - ys[nodes - 1]!) / merged;
    } else {
      merged = 1;
      xs[nodes] = distance[i]!;
      ys[nodes] = y;
      nodes++;
    }
  }
  return nodes === 0 ? undefined : smoothProfile(xs.subarray(0, nodes), ys.subarray(0, nodes));
}

/** The median of three, which leaves slopes as they are and drops single wild values; at the ends by Tukey's rule. */
function withoutSpike(elevation: Float64Array, i: number, first: number, last: number): number {
  const y = elevation[i]!;
  if (last - first < 2) return y;
  let before = elevation[i === first ? i + 1 : i - 1]!;
  let after = elevation[i === last ? i - 1 : i + 1]!;
  if (i === first) before = 3 * after - 2 * elevation[i + 2]!;
  else if (i === last) after = 3 * before - 2 * elevation[i - 2]!;
  if (Number.isNaN(before + after)) return y;
  return Math.max(Math.min(before, after), Math.min(Math.max(before, after), y));
}

function smoothProfile(xs: Float64Array, ys: Float64Array): ElevationProfile {
  const last = xs.length - 1;
  const start = xs[0]!;
  const end = xs[last]!;
  /** Of the polyline, from its start. */
  const integral = new Float64Array(xs.length);
  for (let k = 1; k <= last; k++) {
    integral[k] = integral[k - 1]! + ((ys[k]! + ys[k - 1]!) / 2) * (xs[k]! - xs[k - 1]!);
  }
  const integralAt = (k: number, x: number) => {
    const width = x - xs[k]!;
    const slope = (ys[k + 1]! - ys[k]!) / (xs[k + 1]! - xs[k]!);
    return integral[k]! + width * (ys[k]! + (slope * width) / 2);
  };
  const meanReader = () => {
    let low = 0;
    let high = 0;
    return (x: number) => {
      if (last === 0) return ys[0]!;
      const place = Math.min(end, Math.max(start, x));
      const half = Math.min(SMOOTHING, place - start, end - place);
      high = seekStep(xs, high, 0, last, half < NODE ? place : place + half);
      if (half < NODE) return lineAt(xs, ys, high, place);
      low = seekStep(xs, low, 0, last, place - half);
      return (integralAt(high, place + half) - integralAt(low, place - half)) / (2 * half);
    };
  };
  return { start, end, meanReader };
}
