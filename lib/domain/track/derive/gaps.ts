import { distanceBetween } from "#lib/domain/track/geodesy";
import type { Track } from "#lib/domain/track/track";

/**
 * What lies between a sample and the next one:
 *  - `steady`: recorded at the usual interval, so values may be interpolated
 *  - `pause`: a gap in which the rider stayed, or in which the device's timer stood: not moving
 *  - `loss`: a gap in which the rider moved on unrecorded (or a jump of the position): unknown
 *  - `border`: another segment begins after having moved: unknown, and nothing is counted across
 */
export const LINK = { steady: 0, pause: 1, loss: 2, border: 3 } as const;

export type Links = {
  /** One LINK for each sample to the next; the last has none. */
  readonly kinds: Uint8Array;
  /** Seconds over which neighbouring values still belong together: max(3 s, 3 × the usual interval). */
  readonly longestStep: number;
  /** 1 where a pause is known from the device's timer: nothing is counted across it, whatever way was covered. */
  readonly timerStopped: Uint8Array;
};

const LEAST_GAP = 3;
const USUAL_INTERVALS = 3;
/** Of the median interval: what a longer one counts for when the usual one is sought, so that pauses do not decide. */
const MOST_WEIGHT = 5;
const PAUSE_MOVE = 5;
const PAUSE_STEPS = 2.5;
/** Metres, and metres per second (250 km/h): a receiver that finds itself elsewhere, not a ride. */
const JUMP = 50;
const JUMP_SPEED = 70;
/** Of the median interval: longer than this, and records are missing. */
const MISSED_RECORD = 1.5;
/** Share of a gap over which the timer must have stood: devices record once more when it stops and when it starts. */
const MOST_OF_GAP = 0.5;

/**
 * A gap is an interval over max(3 s, 3 × the usual one, see `usualInterval`); it is a pause when the rider moved at most
 * max(5 m, 2.5 × the usual step). Where no position tells, the odometer does; a ride without either (indoor) pauses.
 *
 * A device that tells when its timer stood knows better. Where it stood for most of the time between two records that
 * are farther apart than usual, there is a pause, however short and whatever way the rider was carried meanwhile: the
 * device counts neither its time nor its distance. Records that go on while the timer stands are taken at their word.
 * Where the timer ran, a gap is the device's thrift (smart recording) or a loss: a pause only where positions or the
 * odometer show that the rider stayed.
 */
export function classifyLinks(track: Track): Links {
  const { time, timerStops } = track;
  const last = time.length - 1;
  const kinds = new Uint8Array(Math.max(0, last));
  const inSegment = kinds.slice().fill(1);
  for (const start of track.segmentStarts) if (start > 0) inSegment[start - 1] = 0;
  const intervals = new Float64Array(kinds.length);
  const moves = new Float64Array(kinds.length);
  for (let i = 0; i < kinds.length; i++) {
    intervals[i] = time[i + 1]! - time[i]!;
    moves[i] = moveAcross(track, i);
  }
  const recorded = intervals.filter((_, i) => inSegment[i] === 1);
  const medianInterval = median(recorded);
  const longestStep = Math.max(LEAST_GAP, USUAL_INTERVALS * usualInterval(recorded, medianInterval));
  const stood = timerStood(track);
  const timerStopped = kinds.map((_, i) =>
    intervals[i]! > MISSED_RECORD * medianInterval && stood[i]! >= MOST_OF_GAP * intervals[i]! ? 1 : 0,
  );
  const isSteady = (i: number) =>
    timerStopped[i] === 0 && inSegment[i] === 1 && intervals[i]! <= longestStep && !isJump(moves[i]!, intervals[i]!);
  const usualStep = median(moves.filter((move, i) => isSteady(i) && !Number.isNaN(move)));
  const pauseMove = Math.max(PAUSE_MOVE, PAUSE_STEPS * usualStep);
  const unknownMove = timerStops ? Number.POSITIVE_INFINITY : 0;
  for (let i = 0; i < last; i++) {
    if (isSteady(i)) continue;
    const move = hasPlaces(track) ? moves[i]! : unknownMove;
    const stayed = intervals[i]! > longestStep && move <= pauseMove;
    if (stayed || timerStopped[i] === 1) kinds[i] = LINK.pause;
    else kinds[i] = inSegment[i] === 1 ? LINK.loss : LINK.border;
  }
  return { kinds, longestStep, timerStopped };
}

/** Seconds of each interval between two samples during which the device's timer stood. */
function timerStood({ time, timerStops = new Float64Array() }: Track): Float64Array {
  const stood = new Float64Array(Math.max(0, time.length - 1));
  let k = 0;
  for (let i = 0; i < stood.length; i++) {
    while (k < timerStops.length && timerStops[k + 1]! <= time[i]!) k += 2;
    for (let stop = k; stop < timerStops.length && timerStops[stop]! < time[i + 1]!; stop += 2) {
      stood[i]! += Math.min(time[i + 1]!, timerStops[stop + 1]!) - Math.max(time[i]!, timerStops[stop]!);
    }
  }
  return stood;
}

/** True for a move that no rider makes: nothing is known about the way, and it is no distance ridden. */
export function isJump(move: number, duration: number): boolean {
  return move > JUMP && move > JUMP_SPEED * duration;
}

/** Calls `visit` for every longest stretch of samples (both ends inclusive) joined by steady links. */
export function eachRun(links: Links, visit: (first: number, last: number) => void): void {
  let first = 0;
  for (let i = 0; i <= links.kinds.length; i++) {
    if (links.kinds[i] === LINK.steady) continue;
    visit(first, i);
    first = i + 1;
  }
}

function hasPlaces({ channels }: Track): boolean {
  return channels.latitude !== undefined || channels.distance !== undefined;
}

/** Metres between a sample and the next; NaN where nothing tells. */
function moveAcross(track: Track, i: number): number {
  const { latitude, longitude, distance } = track.channels;
  if (latitude && longitude) {
    const move = distanceBetween(latitude[i]!, longitude[i]!, latitude[i + 1]!, longitude[i + 1]!);
    if (!Number.isNaN(move)) return move;
  }
  return distance ? Math.abs(distance[i + 1]! - distance[i]!) : Number.NaN;
}

/**
 * The interval in which half of the recorded time lies: that of a recorder by the clock, and for one that leaves points
 * out where the way is straight (Garmin's smart recording: 1 s in bends, 10 s between them) one between both. By the
 * mere median a seventh of such a ride would count as lost.
 */
function usualInterval(intervals: Float64Array, medianInterval: number): number {
  const weight = (interval: number) => Math.min(interval, MOST_WEIGHT * medianInterval);
  let left = intervals.reduce((sum, interval) => sum + weight(interval), 0) / 2;
  for (const interval of intervals.toSorted()) {
    left -= weight(interval);
    if (left <= 0) return interval;
  }
  return medianInterval;
}

function median(values: Float64Array): number {
  if (values.length === 0) return 0;
  return values.toSorted()[values.length >> 1]!;
}
