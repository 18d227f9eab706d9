import { eachKnownRun } from "#lib/domain/track/derive/known-runs";
import type { Ride } from "#lib/domain/track/ride";

/**
 * The mean of a column from `half` seconds before to `half` seconds after every sample (NaN where unknown). Windows
 * are centred, so that nothing leads or lags the picture, and shrink evenly at the ends of what was recorded together.
 */
export function centredMean(ride: Ride, column: Float64Array, half: number): Float64Array {
  const result = new Float64Array(column.length).fill(Number.NaN);
  eachKnownRun(ride, column, (known, xs, ys) => {
    const last = known.length - 1;
    const ahead = risingIntegral(xs, ys);
    const behind = risingIntegral(xs, ys);
    for (let k = 0; k <= last; k++) {
      const reach = Math.min(half, xs[k]! - xs[0]!, xs[last]! - xs[k]!);
      result[known[k]!] = reach > 0 ? (ahead(xs[k]! + reach) - behind(xs[k]! - reach)) / (2 * reach) : ys[k]!;
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
