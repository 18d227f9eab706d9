import { lineAt, seekStep } from "#lib/domain/track/derive/column-at";
import { eachRun, type Links } from "#lib/domain/track/derive/gaps";
import type { Track } from "#lib/domain/track/track";

/** Seconds on either side: about 3 s in all, centred, so that the needle neither leads nor lags the picture. */
const HALF_WINDOW = 1.5;

/**
 * Metres per second at every sample (NaN where unknown): as recorded, else from the distance covered around it.
 * 0 in stops. Undefined where the track has neither.
 */
export function rideSpeed(
  track: Track,
  links: Links,
  distance: Float64Array | undefined,
  stopped: Uint8Array,
): Float64Array | undefined {
  const recorded = track.channels.speed;
  if (!recorded && !distance) return undefined;
  const speed = distance ? fromDistance(track, links, distance) : new Float64Array(track.time.length).fill(Number.NaN);
  for (let i = 0; i < speed.length; i++) {
    const value = recorded?.[i];
    if (value === undefined || Number.isNaN(value)) continue;
    speed[i] = stopped[i] === 1 ? 0 : value;
  }
  return speed;
}

function fromDistance(track: Track, links: Links, distance: Float64Array): Float64Array {
  const { time } = track;
  const speed = new Float64Array(time.length).fill(Number.NaN);
  eachRun(links, (first, last) => {
    if (first === last) return;
    let behind = first;
    let ahead = first;
    for (let i = first; i <= last; i++) {
      const from = Math.max(time[first]!, time[i]! - HALF_WINDOW);
      const to = Math.min(time[last]!, time[i]! + HALF_WINDOW);
      behind = seekStep(time, behind, first, last, from);
      ahead = seekStep(time, ahead, first, last, to);
      speed[i] = (lineAt(time, distance, ahead, to) - lineAt(time, distance, behind, from)) / (to - from);
    }
  });
  clearHoles(track, links, speed);
  return speed;
}

/** Where the receiver was without a fix for longer than a step (a tunnel), only an average is known: no speed. */
function clearHoles(track: Track, links: Links, speed: Float64Array): void {
  const { latitude, distance } = track.channels;
  if (!latitude || distance) return;
  let known = -1;
  for (let i = 0; i < latitude.length; i++) {
    if (Number.isNaN(latitude[i]!)) continue;
    if (track.time[i]! - (track.time[known] ?? Number.NEGATIVE_INFINITY) > links.longestStep) {
      speed.fill(Number.NaN, known + 1, i);
    }
    known = i;
  }
  speed.fill(Number.NaN, known + 1);
}
