import { eachRun, LINK, type Links } from "#lib/domain/track/gaps";
import { courseBetween, distanceBetween } from "#lib/domain/track/geodesy";
import type { Track } from "#lib/domain/track/track";

/** Seconds on either side of a sample between whose positions its course is taken. */
const HALF_WINDOW = 1;
/** Metres: over less, the scatter of positions decides the direction. */
const LEAST_MOVE = 2;

/**
 * Degrees clockwise from north at every sample (NaN where unknown): as recorded, else from the positions around it.
 * Held while the rider stands or hardly moves, and through pauses.
 */
export function rideCourse(track: Track, links: Links, stopped: Uint8Array): Float64Array | undefined {
  const { course: recorded, latitude, longitude } = track.channels;
  if (!recorded && !latitude) return undefined;
  const course = recorded ? recorded.slice() : new Float64Array(track.time.length).fill(Number.NaN);
  const tooSlow = new Uint8Array(course.length);
  if (latitude && longitude) {
    eachRun(links, (first, last) => {
      for (let i = first; i <= last; i++) {
        if (!Number.isNaN(course[i]!) || Number.isNaN(latitude[i]!)) continue;
        const from = edge(track.time, latitude, i, first, -1);
        const to = edge(track.time, latitude, i, last, 1);
        const move = distanceBetween(latitude[from]!, longitude[from]!, latitude[to]!, longitude[to]!);
        if (move < LEAST_MOVE) tooSlow[i] = 1;
        else course[i] = courseBetween(latitude[from]!, longitude[from]!, latitude[to]!, longitude[to]!);
      }
    });
  }
  for (let i = 1; i < course.length; i++) {
    const link = links.kinds[i - 1];
    const held = stopped[i] === 1 || tooSlow[i] === 1;
    if (held && (link === LINK.steady || link === LINK.pause)) course[i] = course[i - 1]!;
  }
  return course;
}

/** The nearest sample with a position at least HALF_WINDOW away from `i` towards `limit`, or the last before it. */
function edge(time: Float64Array, latitude: Float64Array, i: number, limit: number, step: 1 | -1): number {
  let found = i;
  for (let j = i; j !== limit && Math.abs(time[found]! - time[i]!) < HALF_WINDOW; ) {
    j += step;
    if (!Number.isNaN(latitude[j]!)) found = j;
  }
  return found;
}
