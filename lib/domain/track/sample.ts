import type { ColumnKind } from "#lib/domain/track/column-kind";
import { LINK, type Links } from "#lib/domain/track/derive/gaps";
import { blendCourses, blendLongitudes } from "#lib/domain/track/geodesy";
import type { Formula } from "#lib/domain/track/metrics/metric";
import type { Ride } from "#lib/domain/track/ride";
import type { Sample, SampleKey } from "#lib/domain/track/track";
import type { UtcSeconds } from "#lib/domain/units";

/** Seconds for which the last known value stays when none follows in time. */
const LONGEST_HOLD = 3;

/** Where a ride was last asked about: frames ask for one moment after the other. */
export type Cursor = { index: number };

/** What a sample is made from: columns read by their kind, then formulas over what was read. */
export type SampleSource = {
  readonly columns: readonly {
    readonly key: SampleKey;
    readonly kind: ColumnKind;
    readonly values: Float64Array;
    /** What lies between two of its values. */
    readonly links: Links;
  }[];
  readonly formulas: readonly { readonly key: SampleKey; readonly of: Formula }[];
};

type Blend = (from: number, to: number, part: number) => number;
type MutableSample = { -readonly [Key in keyof Sample]: Sample[Key] };

/** Everything known about a moment of the ride; outside the ride nothing. Between samples see `ColumnKind`. */
export function sample(ride: Ride, { columns, formulas }: SampleSource, utc: UtcSeconds, cursor: Cursor): Sample {
  const { time } = ride.track;
  const result: MutableSample = { utc };
  if (!(utc >= time[0]! && utc <= time.at(-1)!)) return result;
  const i = locate(time, utc, cursor);
  for (const { key, kind, values, links } of columns) {
    const value = read({ time, links }, kind, values, i, utc);
    if (!Number.isNaN(value)) result[key] = value;
  }
  for (const { key, of } of formulas) {
    const value = of(result);
    if (!Number.isNaN(value)) result[key] = value;
  }
  return result;
}

/** A column's value at any moment of the ride. */
export function columnAt(ride: Ride, kind: ColumnKind, values: Float64Array, utc: number): number {
  const { time } = ride.track;
  return read({ time, links: ride.links }, kind, values, locate(time, utc, { index: 0 }), utc);
}

/** Moments, and what lies between them. */
type Joined = { readonly time: Float64Array; readonly links: Links };

/** The value `utc`, which is at or after sample i and before the next one; NaN where it is unknown. */
function read(joined: Joined, kind: ColumnKind, values: Float64Array, i: number, utc: number): number {
  const { time, links } = joined;
  const link = links.kinds[i];
  const inPause = link === LINK.pause && utc > time[i]!;
  switch (kind) {
    case "linear":
      return valueAt(joined, values, i, utc, linear);
    case "zeroed":
      return inPause ? 0 : valueAt(joined, values, i, utc, linear);
    case "held":
      return valueAt(joined, values, i, inPause ? time[i]! : utc, linear);
    case "longitude":
      return valueAt(joined, values, i, inPause ? time[i]! : utc, blendLongitudes);
    case "course":
      return valueAt(joined, values, i, inPause ? time[i]! : utc, blendCourses);
    case "step":
      return valueAt(joined, values, i, inPause ? time[i]! : utc, earlier);
    case "total":
      return inPause ? values[i]! : between(time, values, i, utc);
    case "soFar":
      return link === LINK.steady ? between(time, values, i, utc) : values[i]!;
  }
}

function linear(from: number, to: number, part: number): number {
  return from + (to - from) * part;
}

function earlier(from: number): number {
  return from;
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
  if (i + 1 >= time.length || utc === time[i]) return column[i]!;
  return linear(column[i]!, column[i + 1]!, (utc - time[i]!) / (time[i + 1]! - time[i]!));
}

/**
 * A channel's value `utc` seconds in, at or after sample i: between its nearest known values when they are close
 * enough to belong together, else the last one while it is fresh. NaN otherwise. Never looks past a gap or border.
 */
function valueAt({ time, links }: Joined, column: Float64Array, i: number, utc: number, blend: Blend): number {
  const { kinds, longestStep } = links;
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
