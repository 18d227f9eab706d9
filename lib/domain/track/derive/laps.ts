/** The index of the lap in which `utc` lies: a lap begins at its very start. Before the first start: 0. */
export function lapAt(lapStarts: Float64Array, utc: number): number {
  let low = 0;
  let high = lapStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lapStarts[middle]! <= utc) low = middle;
    else high = middle;
  }
  return low;
}
