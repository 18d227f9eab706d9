/**
 * The step of a column that never falls in which `x` lies: the index k, from `first` to before `last`, with
 * xs[k] ≤ x < xs[k + 1], or the nearest. Found from a near index: fast for an x that moves little from call to call.
 */
export function seekStep(xs: Float64Array, near: number, first: number, last: number, x: number): number {
  let k = near;
  while (k > first && xs[k]! > x) k--;
  while (k + 1 < last && xs[k + 1]! <= x) k++;
  return k;
}

/** The value at `x` of the straight line through the samples k and k + 1. */
export function lineAt(xs: Float64Array, ys: Float64Array, k: number, x: number): number {
  return ys[k]! + ((ys[k + 1]! - ys[k]!) * (x - xs[k]!)) / (xs[k + 1]! - xs[k]!);
}
