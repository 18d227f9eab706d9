import { LINK, type Links } from "#lib/domain/track/derive/gaps";
import { distanceBetween, longitudeDifference, METRES_PER_DEGREE } from "#lib/domain/track/geodesy";
import type { Track } from "#lib/domain/track/track";

/** Metres per second under which a rider stands: slower than pushing a bicycle uphill, faster than GPS drifts. */
export const STOP_SPEED = 0.5;
/** Seconds that it must last. */
const STOP_TIME = 4;
/** Metres by which a standing receiver strays; recorders with long intervals show more only when it moves. */
const STRAY = 4;

/**
 * 1 for every sample from which, until the next one, the rider stands: below 0.5 m/s for more than 4 s. By the recorded
 * speed where most samples have it, else by positions, which scatter while standing.
 */
export function findStops(track: Track, links: Links, anchors: readonly number[]): Uint8Array {
  const speed = track.channels.speed;
  const standing =
    speed && isMostlyKnown(speed)
      ? links.kinds.map((_, i) => (speed[i]! < STOP_SPEED && speed[i + 1]! < STOP_SPEED ? 1 : 0))
      : standingByPosition(track, links, anchors);
  dropShortStops(track, links, standing);
  return standing;
}

/** 1 for every sample at either end of such a stretch. */
export function samplesStopped(standing: Uint8Array): Uint8Array {
  const stopped = new Uint8Array(standing.length + 1);
  for (let i = 0; i < standing.length; i++) if (standing[i] === 1) stopped[i] = stopped[i + 1] = 1;
  return stopped;
}

export function isMostlyKnown(column: Float64Array): boolean {
  let known = 0;
  for (const value of column) if (!Number.isNaN(value)) known++;
  return known * 2 >= column.length;
}

function dropShortStops({ time }: Track, links: Links, standing: Uint8Array): void {
  for (let first = 0; first < standing.length; first++) {
    let end = first;
    while (standing[end] === 1 && links.kinds[end] === LINK.steady) end++;
    if (time[end]! - time[first]! <= STOP_TIME) standing.fill(0, first, end + 1);
    first = end;
  }
}

/**
 * By either sign: all positions of the next 4 s stay as near as STOP_SPEED allows, or the straight line through 16 s
 * of positions (least squares, which averages the scatter) is slower than STOP_SPEED.
 */
function standingByPosition(track: Track, links: Links, anchors: readonly number[]): Uint8Array {
  const { time } = track;
  const standing = new Uint8Array(links.kinds.length);
  /** For every anchor the first and the last one of its own run. */
  const runs = runsOf(links, anchors);
  let slowBefore = false;
  let from = 0;
  let to = 0;
  for (let k = 0; k < anchors.length; k++) {
    const here = anchors[k]!;
    const { first, last } = runs[k]!;
    standing.fill(1, here, anchors[staysUntil(track, anchors, k, last)]!);
    from = Math.max(from, first);
    to = Math.max(to, k);
    while (time[here]! - time[anchors[from]!]! > LINE_HALF) from++;
    while (to < last && time[anchors[to + 1]!]! - time[here]! <= LINE_HALF) to++;
    const slow = to - from >= LEAST_LINE && lineSpeed(track, anchors, from, to) < STOP_SPEED;
    if (slow && slowBefore && k > first) standing.fill(1, anchors[k - 1]!, here);
    slowBefore = slow;
  }
  return standing;
}

type Run = { readonly first: number; readonly last: number };

/** For every anchor the run of anchors that steady links join to it. */
function runsOf(links: Links, anchors: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (let first = 0; first < anchors.length; ) {
    let last = first;
    while (last + 1 < anchors.length && isUnbroken(links, anchors[last]!, anchors[last + 1]!)) last++;
    const run = { first, last };
    for (let k = first; k <= last; k++) runs.push(run);
    first = last + 1;
  }
  return runs;
}

/** The anchor until which the rider stays at anchor k's place, for more than STOP_TIME; k where that is not so. */
function staysUntil(track: Track, anchors: readonly number[], k: number, last: number): number {
  const { time } = track;
  const { latitude, longitude } = track.channels as { latitude: Float64Array; longitude: Float64Array };
  const here = anchors[k]!;
  let farthest = 0;
  for (let j = k + 1; j <= last; j++) {
    const there = anchors[j]!;
    farthest = Math.max(
      farthest,
      distanceBetween(latitude[here]!, longitude[here]!, latitude[there]!, longitude[there]!),
    );
    const elapsed = time[there]! - time[here]!;
    if (elapsed > STOP_TIME) return farthest <= Math.min(STRAY, STOP_SPEED * elapsed) ? j : k;
    if (farthest > STRAY) return k;
  }
  return k;
}

/** Seconds on either side: the longer, the more scatter is averaged away. */
const LINE_HALF = 8;
/** Steps between anchors under which they make no line. */
const LEAST_LINE = 4;
/** Metres of scatter about the line (root mean square) over which it is a way with turns, not a standstill. */
const MOST_SCATTER = 5;
/** Metres from the first to the last position that even the widest scatter does not reach: spares the sums. */
const LONGEST_CHORD = 40;

/** Metres per second of the least-squares line through the anchors `from` to `to`; NaN where they are no line. */
function lineSpeed(track: Track, anchors: readonly number[], from: number, to: number): number {
  const { time } = track;
  const { latitude, longitude } = track.channels as { latitude: Float64Array; longitude: Float64Array };
  const first = anchors[from]!;
  const last = anchors[to]!;
  const eastward = Math.cos((latitude[first]! * Math.PI) / 180);
  const eastOf = (i: number) => longitudeDifference(longitude[first]!, longitude[i]!) * eastward * METRES_PER_DEGREE;
  const northOf = (i: number) => (latitude[i]! - latitude[first]!) * METRES_PER_DEGREE;
  if (Math.hypot(eastOf(last), northOf(last)) > LONGEST_CHORD) return Number.NaN;
  let [n, t, x, y, tt, tx, ty, xx, yy] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = from; k <= to; k++) {
    const i = anchors[k]!;
    const dt = time[i]! - time[first]!;
    const dx = eastOf(i);
    const dy = northOf(i);
    n++;
    t += dt;
    x += dx;
    y += dy;
    tt += dt * dt;
    tx += dt * dx;
    ty += dt * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  const spread = tt - (t * t) / n;
  const east = (tx - (t * x) / n) / spread;
  const north = (ty - (t * y) / n) / spread;
  const scatter = (xx - (x * x) / n + yy - (y * y) / n - (east * east + north * north) * spread) / n;
  return scatter > MOST_SCATTER ** 2 ? Number.NaN : Math.hypot(east, north);
}

function isUnbroken(links: Links, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (links.kinds[i] !== LINK.steady) return false;
  return true;
}
