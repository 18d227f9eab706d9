import { lineAt, seekStep } from "#lib/domain/track/derive/column-at";
import { eachRun, type Links } from "#lib/domain/track/derive/gaps";
import type { Track } from "#lib/domain/track/track";

/** Seconds on either side: about 3 s in all, centred, so that the needle neither leads nor lags the picture. */
const HALF_WINDOW = 1.5;

type Ways = {
  /** Along the positions. */
  readonly along: Float64Array | undefined;
  /** As the ride's distance is counted, which may be by the device's odometer. */
  readonly distance: Float64Array | undefined;
};

/**
 * Metres per second at every sample (NaN where unknown): as recorded, else from the way along the positions around it,
 * else from the odometer's: phones smooth theirs and are seconds late with it (MapMyRide 5 s, Fitbit 9 s).
 * 0 in stops; where positions tell, within the window of the edge. Undefined where the track has none of them.
 */
export function rideSpeed(
  track: Track,
  links: Links,
  { along, distance }: Ways,
  stopped: Uint8Array,
): Float64Array | undefined {
  const recorded = track.channels.speed;
  if (!recorded && !distance) return undefined;
  const speed = new Float64Array(track.time.length).fill(Number.NaN);
  recorded?.forEach((value, i) => {
    if (!Number.isNaN(value)) speed[i] = stopped[i] === 1 ? 0 : value;
  });
  const isIncomplete = () => speed.some((value) => Number.isNaN(value));
  // What records its speed has an odometer as good: single positions, the first ones above all, scatter more.
  const byPositions = along && (!recorded || along === distance) ? along : undefined;
  if (byPositions && isIncomplete()) fillIn(speed, withoutHoles(track, links, fromDistance(track, links, byPositions)));
  if (distance && distance !== byPositions && isIncomplete()) fillIn(speed, fromDistance(track, links, distance));
  return speed;
}

/** Takes what is not known yet from another column. */
function fillIn(speed: Float64Array, other: Float64Array): void {
  for (let i = 0; i < speed.length; i++) if (Number.isNaN(speed[i]!)) speed[i] = other[i]!;
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
  return speed;
}

/** Where the receiver was without a fix for longer than a step (a tunnel), only an average is known: no speed. */
function withoutHoles(track: Track, links: Links, speed: Float64Array): Float64Array {
  const { latitude } = track.channels;
  if (!latitude) return speed;
  let known = -1;
  for (let i = 0; i < latitude.length; i++) {
    if (Number.isNaN(latitude[i]!)) continue;
    if (track.time[i]! - (track.time[known] ?? Number.NEGATIVE_INFINITY) > links.longestStep) {
      speed.fill(Number.NaN, known + 1, i);
    }
    known = i;
  }
  return speed.fill(Number.NaN, known + 1);
}
