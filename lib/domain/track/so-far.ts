import { integrate } from "#lib/domain/track/integral";
import type { Ride } from "#lib/domain/track/ride";

/** The mean of a recorded column over the ride so far, each value weighted by its time; NaN before the first one. */
export function meanSoFar(ride: Ride, column: Float64Array): Float64Array {
  const { seconds, total } = integrate(ride, column);
  let last = Number.NaN;
  return column.map((value, i) => {
    if (!Number.isNaN(value)) last = value;
    return seconds[i]! > 0 ? total[i]! / seconds[i]! : last;
  });
}

/** The highest recorded value of the ride so far; NaN before the first one. */
export function maxSoFar(column: Float64Array): Float64Array {
  let highest = Number.NaN;
  return column.map((value) => {
    if (!(value <= highest) && !Number.isNaN(value)) highest = value;
    return highest;
  });
}
