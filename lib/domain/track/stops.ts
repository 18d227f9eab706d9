import { LINK, type Links } from "#lib/domain/track/gaps";
import { distanceBetween, longitudeDifference, METRES_PER_DEGREE } from "#lib/domain/track/geodesy";
import type { Track } from "#lib/domain/track/track";

/** Metres per second under which a rider stands: slower than the slowest climb, faster than GPS drifts. */
export const STOP_SPEED = 0.7;
/** Seconds that it must last. */
const STOP_TIME = 4;

/**
 * 1 for every sample at which the rider stands: below 0.7 m/s for more than 4 s. By the recorded speed where there is
 * one at most samples, else by positions, which scatter while standing: see `standingAnchors`.
 */
export function findStops(track: Track, links: Links, anchors: readonly number[]): Uint8Array {
  const stopped = new Uint8Array(track.time.length);
  const speed = track.channels.speed;
  if (speed && isMostlyKnown(speed)) {
    markLongRuns(track, links, (i) => speed[i]! < STOP_SPEED, stopped);
    return stopped;
  }
  const standing = standingAnchors(track, links, anchors);
  for (let k = 0; k + 1 < anchors.length; k++) {
    if (standing[k] === 0 || standing[k + 1] === 0) continue;
    if (!isUnbroken(links, anchors[k]!, anchors[k + 1]!)) continue;
    stopped.fill(1, anchors[k]!, anchors[k + 1]! + 1);
  }
  markLongRuns(track, links, (i) => stopped[i] === 1, stopped);
  return stopped;
}

export function isMostlyKnown(column: Float64Array): boolean {
  let known = 0;
  for (const value of column) if (!Number.isNaN(value)) known++;
  return known * 2 >= column.length;
}

/** Writes 1 where `holds` lasts for more than STOP_TIME in one run, 0 elsewhere. */
function markLongRuns(track: Track, links: Links, holds: (i: number) => boolean, marks: Uint8Array): void {
  const { time } = track;
  for (let first = 0; first < time.length; first++) {
    if (!holds(first)) {
      marks[first] = 0;
      continue;
    }
    let last = first;
    while (links.kinds[last] === LINK.steady && holds(last + 1)) last++;
    marks.fill(time[last]! - time[first]! > STOP_TIME ? 1 : 0, first, last + 1);
    first = last;
  }
}

/**
 * 1 for anchors that stand, by either sign: all positions of the next 4 s stay as near as STOP_SPEED allows, or the
 * straight line through 8 s of positions (least squares, which averages the scatter) is slower than STOP_SPEED.
 */
function standingAnchors(track: Track, links: Links, anchors: readonly number[]): Uint8Array {
  const standing = new Uint8Array(anchors.length);
  for (let k = 0; k < anchors.length; k++) {
    const end = staysUntil(track, links, anchors, k);
    if (end > k) standing.fill(1, k, end + 1);
    else if (lineSpeed(track, links, anchors, k) < STOP_SPEED) standing[k] = 1;
  }
  return standing;
}

function staysUntil(track: Track, links: Links, anchors: readonly number[], k: number): number {
  const { time } = track;
  const { latitude, longitude } = track.channels as { latitude: Float64Array; longitude: Float64Array };
  const here = anchors[k]!;
  let farthest = 0;
  for (let j = k + 1; j < anchors.length; j++) {
    const there = anchors[j]!;
    if (!isUnbroken(links, anchors[j - 1]!, there)) return k;
    farthest = Math.max(
      farthest,
      distanceBetween(latitude[here]!, longitude[here]!, latitude[there]!, longitude[there]!),
    );
    const elapsed = time[there]! - time[here]!;
    if (elapsed >= STOP_TIME) return farthest <= STOP_SPEED * elapsed ? j : k;
    if (farthest > STOP_SPEED * STOP_TIME * 2) return k;
  }
  return k;
}

/** Metres per second of the least-squares line through the anchors within 4 s. NaN when there are under 5. */
function lineSpeed(track: Track, links: Links, anchors: readonly number[], k: number): number {
  const { time } = track;
  const { latitude, longitude } = track.channels as { latitude: Float64Array; longitude: Float64Array };
  const middle = anchors[k]!;
  const near = (j: number) => Math.abs(time[anchors[j]!]! - time[middle]!) <= STOP_TIME;
  let from = k;
  while (from > 0 && near(from - 1) && isUnbroken(links, anchors[from - 1]!, anchors[from]!)) from--;
  let to = k;
  while (to + 1 < anchors.length && near(to + 1) && isUnbroken(links, anchors[to]!, anchors[to + 1]!)) to++;
  const count = to - from + 1;
  if (count < 5) return Number.NaN;
  const sum = { t: 0, x: 0, y: 0, tt: 0, tx: 0, ty: 0 };
  for (let j = from; j <= to; j++) {
    const i = anchors[j]!;
    const t = time[i]! - time[middle]!;
    const x = longitudeDifference(longitude[middle]!, longitude[i]!);
    const y = latitude[i]! - latitude[middle]!;
    sum.t += t;
    sum.x += x;
    sum.y += y;
    sum.tt += t * t;
    sum.tx += t * x;
    sum.ty += t * y;
  }
  const spread = sum.tt - (sum.t * sum.t) / count;
  const east = ((sum.tx - (sum.t * sum.x) / count) / spread) * Math.cos((latitude[middle]! * Math.PI) / 180);
  const north = (sum.ty - (sum.t * sum.y) / count) / spread;
  return Math.hypot(east, north) * METRES_PER_DEGREE;
}

function isUnbroken(links: Links, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (links.kinds[i] !== LINK.steady) return false;
  return true;
}
