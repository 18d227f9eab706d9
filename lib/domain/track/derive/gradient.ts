import { LINK, type Links } from "#lib/domain/track/derive/gaps";
import { type ElevationProfile, profileOf } from "#lib/domain/track/elevation-profile";
import type { Track } from "#lib/domain/track/track";

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
    if (profile) {
      const meanAt = profile.meanReader();
      const slopeAt = slopeReader(profile);
      for (let i = first; i <= last; i++) {
        smoothElevation[i] = meanAt(distance[i]!);
        gradient[i] = slopeAt(distance[i]!);
      }
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

function slopeReader(profile: ElevationProfile): (x: number) => number {
  const { start, end } = profile;
  const behind = profile.meanReader();
  const ahead = profile.meanReader();
  return (x) => {
    let from = Math.max(start, x - SLOPE);
    let to = Math.min(end, x + SLOPE);
    if (to - from < LEAST_SLOPE) {
      from = Math.max(start, to - LEAST_SLOPE);
      to = Math.min(end, from + LEAST_SLOPE);
    }
    if (to - from < LEAST_SLOPE) return Number.NaN;
    const slope = (ahead(to) - behind(from)) / (to - from);
    return Math.min(STEEPEST, Math.max(-STEEPEST, slope));
  };
}
