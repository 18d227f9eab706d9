import { LINK } from "#lib/domain/track/derive/gaps";
import type { Ride } from "#lib/domain/track/ride";

/**
 * Calls `visit` for every longest stretch of a column whose known values belong together: joined by steady links and
 * none farther from the next than a usual step. `xs` are their times, `ys` they themselves, `known` their indices in the
 * column: rising, at least one, and only good until `visit` returns.
 */
export function eachKnownRun(
  ride: Ride,
  column: Float64Array,
  visit: (known: Int32Array, xs: Float64Array, ys: Float64Array) => void,
): void {
  const { time } = ride.track;
  const { kinds, longestStep } = ride.links;
  const known = new Int32Array(column.length);
  const xs = new Float64Array(column.length);
  const ys = new Float64Array(column.length);
  let n = 0;
  const finish = () => {
    if (n > 0) visit(known.subarray(0, n), xs.subarray(0, n), ys.subarray(0, n));
    n = 0;
  };
  for (let i = 0; i < column.length; i++) {
    if (i > 0 && kinds[i - 1] !== LINK.steady) finish();
    const value = column[i]!;
    if (Number.isNaN(value)) continue;
    const now = time[i]!;
    if (n > 0 && now - xs[n - 1]! > longestStep) finish();
    known[n] = i;
    xs[n] = now;
    ys[n] = value;
    n++;
  }
  finish();
}
