/**
 * Of the indices from `start` to `end` (exclusive) the longest choice whose values never fall: what stays of a clock
 * after its jumps back are taken out. Patience sorting, O(n log n); all indices in the usual case, in O(n).
 */
export function longestRisingRun(values: Float64Array, start: number, end: number): number[] {
  const all = Array.from({ length: end - start }, (_, k) => start + k);
  if (all.every((index) => index === start || values[index]! >= values[index - 1]!)) return all;
  // ends[k]: the index with the lowest value at which a rising choice of k + 1 indices can end.
  const ends: number[] = [];
  const previous = new Int32Array(end - start).fill(-1);
  for (const index of all) {
    const length = firstAbove(ends, values, values[index]!);
    if (length > 0) previous[index - start] = ends[length - 1]!;
    ends[length] = index;
  }
  const run: number[] = [];
  for (let index = ends.at(-1)!; index >= 0; index = previous[index - start]!) run.push(index);
  return run.reverse();
}

function firstAbove(ends: readonly number[], values: Float64Array, limit: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[ends[middle]!]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
