import { integrate } from "#lib/domain/track/derive/integral";
import type { Ride } from "#lib/domain/track/ride";

/** The mean of a recorded column over the ride so far, each value weighted by its time; NaN before the first one. */
export function meanSoFar(ride: Ride, column: Float64Array): Float64Array {
  const { seconds, total } = integrate(ride, column);
  let last = Number.NaN;
  for (let i = 0; i < column.length; i++) {
    if (!Number.isNaN(column[i]!)) last = column[i]!;
    total[i] = seconds[i]! > 0 ? total[i]! / seconds[i]! : last;
  }
  return total;
}

/** The highest recorded value of the ride so far; NaN before the first one. */
export function maxSoFar(column: Float64Array): Float64Array {
  const highest = column.slice();
  for (let i = 1; i < highest.length; i++) {
    if (!(highest[i]! >= highest[i - 1]!) && !Number.isNaN(highest[i - 1]!)) highest[i] = highest[i - 1]!;
  }
  return highest;
}
