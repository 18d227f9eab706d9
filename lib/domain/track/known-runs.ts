import { LINK } from "#lib/domain/track/gaps";
import type { Ride } from "#lib/domain/track/ride";

/**
 * Calls `visit` for every longest stretch of a column whose known values belong together: joined by steady links and
 * none farther from the next than a usual step. `known` are the indices of its known values, rising, at least one.
 */
export function eachKnownRun(ride: Ride, column: Float64Array, visit: (known: readonly number[]) => void): void {
  const { time } = ride.track;
  const { kinds, longestStep } = ride.links;
  let known: number[] = [];
  const finish = () => {
    if (known.length > 0) visit(known);
    known = [];
  };
  for (let i = 0; i < column.length; i++) {
    if (i > 0 && kinds[i - 1] !== LINK.steady) finish();
    if (Number.isNaN(column[i]!)) continue;
    if (known.length > 0 && time[i]! - time[known.at(-1)!]! > longestStep) finish();
    known.push(i);
  }
  finish();
}
