import { eachKnownRun } from "#lib/domain/track/known-runs";
import type { Ride } from "#lib/domain/track/ride";

/**
 * The mean of a column from `half` seconds before to `half` seconds after every sample (NaN where unknown). Windows
 * are centred, so that nothing leads or lags the picture, and shrink evenly at the ends of what was recorded together.
 */
export function centredMean(ride: Ride, column: Float64Array, half: number): Float64Array {
  const { time } = ride.track;
  const result = new Float64Array(column.length).fill(Number.NaN);
  eachKnownRun(ride, column, (known) => {
    const xs = Float64Array.from(known, (i) => time[i]!);
    const ys = Float64Array.from(known, (i) => column[i]!);
    const upTo = risingIntegral(xs, ys);
    const from = risingIntegral(xs, ys);
    const [start, end] = [xs[0]!, xs.at(-1)!];
    for (const [k, i] of known.entries()) {
      const reach = Math.min(half, xs[k]! - start, end - xs[k]!);
      result[i] = reach > 0 ? (upTo(xs[k]! + reach) - from(xs[k]! - reach)) / (2 * reach) : ys[k]!;
    }
  });
  return result;
}

/** The integral of a polyline from its start to x, for an x that never falls from call to call. */
function risingIntegral(xs: Float64Array, ys: Float64Array): (x: number) => number {
  let k = 0;
  let before = 0;
  return (x) => {
    while (k + 2 < xs.length && xs[k + 1]! <= x) {
      before += ((ys[k]! + ys[k + 1]!) / 2) * (xs[k + 1]! - xs[k]!);
      k++;
    }
    const width = x - xs[k]!;
    const slope = (ys[k + 1]! - ys[k]!) / (xs[k + 1]! - xs[k]!);
    return before + width * (ys[k]! + (slope * width) / 2);
  };
}
