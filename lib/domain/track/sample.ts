import { LINK } from "#lib/domain/track/gaps";
import { blendCourses, blendLongitudes } from "#lib/domain/track/geodesy";
import type { Ride } from "#lib/domain/track/ride";
import type { Sample, SampleKey } from "#lib/domain/track/track";
import type { UtcSeconds } from "#lib/domain/units";

/** Seconds for which the last known value stays when none follows in time. */
const LONGEST_HOLD = 3;

/** Where a ride was last asked about: frames ask for one moment after the other. */
export type Cursor = { index: number };

type Blend = (from: number, to: number, part: number) => number;
type MutableSample = { -readonly [Key in keyof Sample]: Sample[Key] };

/**
 * Everything known about a moment of the ride.
 *  - Outside the ride: nothing.
 *  - Between samples: linear; course by unit vector, longitude by the shorter way.
 *  - Pause: speed, power and cadence 0; position, elevation, course and gradient held.
 *  - Signal loss, between segments, or a channel that stops coming: held for 3 s, then absent.
 *  - Distance, elapsed and moving time are known throughout; distance grows evenly across a signal loss and stands
 *    still in pauses and between segments.
 */
export function sample(ride: Ride, utc: UtcSeconds, cursor: Cursor): Sample {
  const { time, channels } = ride.track;
  const result: MutableSample = { utc };
  if (!(utc >= time[0]! && utc <= time.at(-1)!)) return result;
  const i = locate(time, utc, cursor);
  const inPause = ride.links.kinds[i] === LINK.pause && utc > time[i]!;
  const put = (key: SampleKey, value: number) => {
    if (!Number.isNaN(value)) result[key] = value;
  };

  const live = (column: Float64Array | undefined, blend: Blend) =>
    column ? valueAt(ride, column, i, utc, blend) : Number.NaN;
  const held = (column: Float64Array | undefined, blend: Blend) =>
    inPause && column ? valueAt(ride, column, i, time[i]!, blend) : live(column, blend);
  const still = (column: Float64Array | undefined) => (inPause && column ? 0 : live(column, linear));

  const summed = (column: Float64Array) => (inPause ? column[i]! : between(time, column, i, utc));

  put("latitude", held(channels.latitude, linear));
  put("longitude", held(channels.longitude, blendLongitudes));
  put("elevation", held(ride.elevation, linear));
  put("speed", still(ride.speed));
  put("heartRate", live(channels.heartRate, linear));
  put("cadence", still(channels.cadence));
  put("power", still(channels.power));
  put("temperature", live(channels.temperature, linear));
  put("course", held(ride.course, blendCourses));
  if (ride.distance) put("distance", summed(ride.distance));
  put("gradient", held(ride.gradient, linear));
  put("elapsed", utc - time[0]!);
  put("movingTime", summed(ride.movingTime));
  return result;
}

function linear(from: number, to: number, part: number): number {
  return from + (to - from) * part;
}

/** The last sample at or before `utc`; the cursor's own or next one in the usual case, else by halving. */
function locate(time: Float64Array, utc: number, cursor: Cursor): number {
  const hint = cursor.index;
  for (let i = hint; i <= hint + 1; i++) {
    if (time[i]! <= utc && !(time[i + 1]! <= utc)) {
      cursor.index = i;
      return i;
    }
  }
  let low = 0;
  let high = time.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (time[middle]! <= utc) low = middle;
    else high = middle;
  }
  cursor.index = low;
  return low;
}

/** Linear between the samples around `utc`, whatever lies between them. */
function between(time: Float64Array, column: Float64Array, i: number, utc: number): number {
  if (i + 1 >= time.length) return column[i]!;
  return linear(column[i]!, column[i + 1]!, (utc - time[i]!) / (time[i + 1]! - time[i]!));
}

/**
 * A channel's value `utc` seconds in, at or after sample i: between its nearest known values when they are close
 * enough to belong together, else the last one while it is fresh. NaN otherwise. Never looks past a gap or border.
 */
function valueAt(ride: Ride, column: Float64Array, i: number, utc: number, blend: Blend): number {
  const { time } = ride.track;
  const { kinds, longestStep } = ride.links;
  let before = i;
  while (Number.isNaN(column[before]!)) {
    if (before === 0 || kinds[before - 1] !== LINK.steady || utc - time[before]! > longestStep) return Number.NaN;
    before--;
  }
  if (time[before] === utc) return column[before]!;
  let after = i;
  while (kinds[after] === LINK.steady && time[after]! - time[before]! <= longestStep) {
    after++;
    if (Number.isNaN(column[after]!)) continue;
    const span = time[after]! - time[before]!;
    if (span > longestStep) break;
    return blend(column[before]!, column[after]!, (utc - time[before]!) / span);
  }
  return utc - time[before]! <= LONGEST_HOLD ? column[before]! : Number.NaN;
}
