import { valueAlong } from "#lib/domain/track/column-at";
import { LINK, type Links } from "#lib/domain/track/gaps";
import type { Track } from "#lib/domain/track/track";

/** Metres on either side over which elevation is averaged: barometers step by 0.2 m, GPS wanders by metres. */
const SMOOTHING = 20;
/** Metres on either side over which the slope is taken. */
const SLOPE = 10;
/** The least distance a slope may be taken over, metres. */
const LEAST_SLOPE = 10;
/** Metres per second under which the last gradient is held: distance then hardly grows, noise in elevation does. */
const HOLD_SPEED = 1;
const STEEPEST = 0.3;

export type Relief = {
  /** Elevation with the noise averaged out, at every sample; NaN where unknown. */
  smoothElevation: Float64Array;
  /** Rise over run at every sample, −0.3 to 0.3; NaN where unknown. */
  gradient: Float64Array;
};

/**
 * Works over distance, not time: at every place the mean of the elevation profile within 20 m, then its slope over
 * 20 m, both centred. A steady climb comes out exactly; at its ends the windows shrink evenly.
 */
export function rideRelief(
  track: Track,
  links: Links,
  distance: Float64Array,
  speed: Float64Array,
  stopped: Uint8Array,
): Relief | undefined {
  const { elevation } = track.channels;
  if (!elevation) return undefined;
  const smoothElevation = new Float64Array(elevation.length).fill(Number.NaN);
  const gradient = smoothElevation.slice();
  for (let first = 0; first < elevation.length; ) {
    const last = endOfRelief(track, links, first);
    const profile = profileOf(distance, elevation, first, last);
    for (let i = first; i <= last && profile; i++) {
      smoothElevation[i] = meanAround(profile, distance[i]!);
      gradient[i] = slopeAround(profile, distance[i]!);
    }
    first = last + 1;
  }
  for (let i = 0; i < gradient.length; i++) {
    if (stopped[i] === 0 && !(speed[i]! < HOLD_SPEED)) continue;
    const link = links.kinds[i - 1];
    gradient[i] = link === LINK.steady || link === LINK.pause ? gradient[i - 1]! : Number.NaN;
  }
  return { smoothElevation, gradient };
}

/** Short gaps leave the hill as it is; over long ones a barometer drifts with the weather. */
const LONGEST_GAP = 120;

function endOfRelief({ time }: Track, links: Links, first: number): number {
  let last = first;
  while (last < links.kinds.length) {
    const link = links.kinds[last];
    if (link === LINK.border || (link !== LINK.steady && time[last + 1]! - time[last]! > LONGEST_GAP)) break;
    last++;
  }
  return last;
}

/** Elevation over distance, one node for each distance, with its integral for means over any window. */
type Profile = { xs: Float64Array; ys: Float64Array; integral: Float64Array };

/** Metres apart under which samples are one node: standing still gives many elevations for one place. */
const NODE = 0.5;

function profileOf(distance: Float64Array, elevation: Float64Array, first: number, last: number): Profile | undefined {
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

function meanAround(profile: Profile, x: number): number {
  const { xs, ys } = profile;
  const start = xs[0]!;
  const end = xs.at(-1)!;
  const place = Math.min(end, Math.max(start, x));
  const half = Math.min(SMOOTHING, place - start, end - place);
  if (half < NODE) return valueAlong(xs, ys, 0, xs.length - 1, place);
  return (integralAt(profile, place + half) - integralAt(profile, place - half)) / (2 * half);
}

/** Exact integral of the polyline from its start to x. */
function integralAt({ xs, ys, integral }: Profile, x: number): number {
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

function slopeAround(profile: Profile, x: number): number {
  const start = profile.xs[0]!;
  const end = profile.xs.at(-1)!;
  let from = Math.max(start, x - SLOPE);
  let to = Math.min(end, x + SLOPE);
  if (to - from < LEAST_SLOPE) {
    from = Math.max(start, to - LEAST_SLOPE);
    to = Math.min(end, from + LEAST_SLOPE);
  }
  if (to - from < LEAST_SLOPE) return Number.NaN;
  const slope = (meanAround(profile, to) - meanAround(profile, from)) / (to - from);
  return Math.min(STEEPEST, Math.max(-STEEPEST, slope));
}
