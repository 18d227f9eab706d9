/**
 * When the laps of a ride from `start` to `end` begin: rising, each once, the first with the ride (devices write it a
 * second late). Undefined without laps. Some programs date laps by another clock than the points: what lies outside
 * the ride is no lap of it.
 */
export function lapStartsOf(starts: readonly number[], start: number, end: number): Float64Array | undefined {
  if (starts.length === 0) return undefined;
  const [, ...later] = starts.toSorted((a, b) => a - b).filter((time) => time < end);
  return Float64Array.from(new Set([start, ...later.filter((time) => time > start)]));
}
