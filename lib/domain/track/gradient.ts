import { valueAlong } from "#lib/domain/track/column-at";
import { eachRun, LINK, type Links } from "#lib/domain/track/gaps";
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
 * 20 m, both centred. A steady climb comes out exactly; at the ends of a run the windows shrink evenly.
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
  eachRun(links, (first, last) => {
    const profile = profileOf(distance, elevation, first, last);
    if (!profile) return;
    for (let i = first; i <= last; i++) {
      smoothElevation[i] = meanAround(profile, distance[i]!);
      gradient[i] = slopeAround(profile, distance[i]!);
    }
  });
  for (let i = 0; i < gradient.length; i++) {
    if (stopped[i] === 0 && !(speed[i]! < HOLD_SPEED)) continue;
    const link = links.kinds[i - 1];
    gradient[i] = link === LINK.steady || link === LINK.pause ? gradient[i - 1]! : Number.NaN;
  }
  return { smoothElevation, gradient };
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
    const y = elevation[i]!;
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
