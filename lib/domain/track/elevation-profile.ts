import { valueAlong } from "#lib/domain/track/column-at";

/** Metres on either side over which elevation is averaged: barometers step by 0.2 m, GPS wanders by metres. */
const SMOOTHING = 20;
/** Elevation over distance, one node for each distance, with its integral for means over any window. */
export type ElevationProfile = { xs: Float64Array; ys: Float64Array; integral: Float64Array };

/** Metres apart under which samples are one node: standing still gives many elevations for one place. */
const NODE = 0.5;

/** The profile of the samples from `first` to `last`; undefined where none of them has an elevation. */
export function profileOf(
  distance: Float64Array,
  elevation: Float64Array,
  first: number,
  last: number,
): ElevationProfile | undefined {
  const xs: number[] = [];
  const ys: number[] = [];
  let merged = 0;
  for (let i = first; i <= last; i++) {
    const y = withoutSpike(elevation, i, first, last);
    if (Number.isNaN(y)) continue;
    if (xs.length > 0 && distance[i]! - xs.at(-1)! < NODE) {
      merged++;
      ys[ys.length - 1]! += (y - ys.at(-1)!) / merged;
    } else {
      merged = 1;
      xs.push(distance[i]!);
      ys.push(y);
    }
  }
  if (xs.length === 0) return undefined;
  const integral = new Float64Array(xs.length);
  for (let k = 1; k < xs.length; k++) {
    integral[k] = integral[k - 1]! + ((ys[k]! + ys[k - 1]!) / 2) * (xs[k]! - xs[k - 1]!);
  }
  return { xs: Float64Array.from(xs), ys: Float64Array.from(ys), integral };
}

/** The median of three, which leaves slopes as they are and drops single wild values; at the ends by Tukey's rule. */
function withoutSpike(elevation: Float64Array, i: number, first: number, last: number): number {
  const at = (j: number) => elevation[Math.min(last, Math.max(first, j))]!;
  const y = at(i);
  if (last - first < 2) return y;
  let before = at(i - 1);
  let after = at(i + 1);
  if (i === first) before = 3 * after - 2 * at(i + 2);
  else if (i === last) after = 3 * before - 2 * at(i - 2);
  if (Number.isNaN(before + after)) return y;
  return Math.max(Math.min(before, after), Math.min(Math.max(before, after), y));
}

/** The mean elevation within SMOOTHING of `x` metres; evenly less at the ends, so that slopes are kept. */
export function meanAround(profile: ElevationProfile, x: number): number {
  const { xs, ys } = profile;
  const start = xs[0]!;
  const end = xs.at(-1)!;
  const place = Math.min(end, Math.max(start, x));
  const half = Math.min(SMOOTHING, place - start, end - place);
  if (half < NODE) return valueAlong(xs, ys, 0, xs.length - 1, place);
  return (integralAt(profile, place + half) - integralAt(profile, place - half)) / (2 * half);
}

/** Exact integral of the polyline from its start to x. */
function integralAt({ xs, ys, integral }: ElevationProfile, x: number): number {
  let low = 0;
  let high = xs.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xs[middle]! <= x) low = middle;
    else high = middle;
  }
  const width = x - xs[low]!;
  const slope = (ys[high]! - ys[low]!) / (xs[high]! - xs[low]!);
  return integral[low]! + width * (ys[low]! + (slope * width) / 2);
}
