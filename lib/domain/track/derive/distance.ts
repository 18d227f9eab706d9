import { isJump, LINK, type Links } from "#lib/domain/track/derive/gaps";
import { isMostlyKnown, STOP_SPEED } from "#lib/domain/track/derive/stops";
import { distanceBetween } from "#lib/domain/track/geodesy";
import type { Track } from "#lib/domain/track/track";

/**
 * Metres since the start of the ride at every sample; never falls. By the device's odometer where it has a usable one,
 * which is taken at its word, else `along` the positions, else (indoor) by the recorded speed; undefined where the track
 * has none of them. Nothing is added across segment borders.
 */
export function rideDistance(track: Track, links: Links, along: Float64Array | undefined): Float64Array | undefined {
  const odometer = byOdometer(track, along?.at(-1));
  return odometer ?? along ?? bySpeed(track, links);
}

/** What the way from one sample to a later one adds, metres. */
type Increment = (from: number, to: number) => number;

/**
 * Sums increments between nodes (rising sample indices); samples between two nodes share theirs by time. Where another
 * segment begins between two nodes nothing is added.
 */
function accumulate(track: Track, nodes: readonly number[], increment: Increment): Float64Array {
  const { time, segmentStarts } = track;
  const total = new Float64Array(time.length);
  let sum = 0;
  let segment = 0;
  for (let k = 0; k < nodes.length; k++) {
    const from = nodes[k]!;
    const to = nodes[k + 1];
    total[from] = sum;
    if (to === undefined) {
      total.fill(sum, from);
      break;
    }
    while (segmentStarts[segment]! <= from) segment++;
    const added = segmentStarts[segment]! <= to ? 0 : increment(from, to);
    const span = time[to]! - time[from]!;
    for (let i = from + 1; i < to; i++) total[i] = sum + (added * (time[i]! - time[from]!)) / span;
    sum += added;
  }
  return total;
}

/**
 * Metres along the positions. Nothing is added in stops; a signal loss adds the straight way across it, and so does a
 * pause that was none (a slow climb between two far points of a sparing recorder: faster than standing).
 */
export function alongPositions(
  track: Track,
  links: Links,
  anchors: readonly number[],
  standing: Uint8Array,
): Float64Array | undefined {
  const { latitude, longitude } = track.channels;
  if (!latitude || !longitude || anchors.length === 0) return undefined;
  return accumulate(track, anchors, (from, to) => {
    if (standing[from] === 1 || links.timerStopped[from] === 1) return 0;
    const way = distanceBetween(latitude[from]!, longitude[from]!, latitude[to]!, longitude[to]!);
    const duration = track.time[to]! - track.time[from]!;
    if (links.kinds[from] === LINK.pause && way < STOP_SPEED * duration) return 0;
    return isJump(way, duration) ? 0 : way;
  });
}

/** Most metres by which the odometer may differ from the positions: some programs write the last step instead. */
const LEAST_SHARE = 0.5;
const MOST_SHARE = 2;
const MOST_FALLS = 0.01;

function byOdometer(track: Track, alongPositions: number | undefined): Float64Array | undefined {
  const odometer = track.channels.distance;
  if (!odometer || !isMostlyKnown(odometer)) return undefined;
  const nodes = knownIndices(odometer);
  let falls = 0;
  for (let k = 1; k < nodes.length; k++) if (odometer[nodes[k]!]! < odometer[nodes[k - 1]!]!) falls++;
  if (falls > nodes.length * MOST_FALLS + 1) return undefined;
  const total = accumulate(track, nodes, (from, to) => Math.max(0, odometer[to]! - odometer[from]!));
  const share = alongPositions !== undefined && alongPositions > 100 ? total.at(-1)! / alongPositions : 1;
  return share >= LEAST_SHARE && share <= MOST_SHARE ? total : undefined;
}

function bySpeed(track: Track, links: Links): Float64Array | undefined {
  const { speed } = track.channels;
  if (!speed) return undefined;
  return accumulate(track, knownIndices(speed), (from, to) => {
    const duration = track.time[to]! - track.time[from]!;
    return duration <= links.longestStep ? ((speed[from]! + speed[to]!) / 2) * duration : 0;
  });
}

function knownIndices(column: Float64Array): number[] {
  const indices: number[] = [];
  for (let i = 0; i < column.length; i++) if (!Number.isNaN(column[i]!)) indices.push(i);
  return indices;
}
