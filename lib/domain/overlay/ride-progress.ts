import type { UtcSeconds } from "#lib/domain/units";

/**
 * How far something that only grows (metres ridden, pixels along a line) has come at a moment, from its value at every
 * sample. Before the first sample it is the first value, after the last the last: a ridden line does not vanish.
 */
export function progressAt(time: Float64Array, progress: Float64Array, utc: UtcSeconds): number {
  const last = time.length - 1;
  if (last < 0) return 0;
  if (!(utc > time[0]!)) return progress[0]!;
  if (utc >= time[last]!) return progress[last]!;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (time[middle]! <= utc) low = middle;
    else high = middle;
  }
  const share = (utc - time[low]!) / (time[high]! - time[low]!);
  return progress[low]! + (progress[high]! - progress[low]!) * share;
}

/** The column with its gaps (NaN) and steps back filled by what was reached before; 0 before anything is known. */
export function neverFalling(column: Float64Array): Float64Array {
  let reached = 0;
  return column.map((value) => {
    if (value > reached) reached = value;
    return reached;
  });
}
