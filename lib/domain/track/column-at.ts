/** The value of a rising-in-x column at `x`, linear between samples `first` and `last`, clipped to their ends. */
export function valueAlong(xs: Float64Array, ys: Float64Array, first: number, last: number, x: number): number {
  if (x <= xs[first]!) return ys[first]!;
  if (x >= xs[last]!) return ys[last]!;
  let low = first;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xs[middle]! <= x) low = middle;
    else high = middle;
  }
  return ys[low]! + ((ys[high]! - ys[low]!) * (x - xs[low]!)) / (xs[high]! - xs[low]!);
}
