import { eachRun, LINK, type Links } from "#lib/domain/track/derive/gaps";
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
      eachNeighbourhood(track.time, latitude, first, last, (i, from, to) => {
        if (!Number.isNaN(course[i]!)) return;
        const move = distanceBetween(latitude[from]!, longitude[from]!, latitude[to]!, longitude[to]!);
        if (move < LEAST_MOVE) tooSlow[i] = 1;
        else course[i] = courseBetween(latitude[from]!, longitude[from]!, latitude[to]!, longitude[to]!);
      });
    });
  }
  for (let i = 1; i < course.length; i++) {
    const link = links.kinds[i - 1];
    const held = stopped[i] === 1 || tooSlow[i] === 1;
    if (held && (link === LINK.steady || link === LINK.pause)) course[i] = course[i - 1]!;
  }
  return course;
}

/**
 * Calls `visit` for every sample of a run that has a position, with the nearest ones at least HALF_WINDOW before and
 * after it, or the run's first and last. Both only ever move forward: the time taken does not depend on how close
 * samples lie.
 */
function eachNeighbourhood(
  time: Float64Array,
  latitude: Float64Array,
  first: number,
  last: number,
  visit: (i: number, from: number, to: number) => void,
): void {
  const known: number[] = [];
  for (let i = first; i <= last; i++) if (!Number.isNaN(latitude[i]!)) known.push(i);
  let from = 0;
  let to = 0;
  for (const i of known) {
    while (time[i]! - time[known[from + 1]!]! >= HALF_WINDOW) from++;
    while (to < known.length - 1 && time[known[to]!]! - time[i]! < HALF_WINDOW) to++;
    visit(i, known[from]!, known[to]!);
  }
}
