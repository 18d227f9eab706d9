/** The device's timer was started or stopped, by hand or by auto-pause. */
export type TimerEvent = { readonly time: number; readonly running: boolean };

/**
 * When the timer stood, in pairs (from, to), within the ride from `start` to `end`. A second stop or start in a row
 * changes nothing, and a stop that nothing ends lasts to the end. Undefined without events: then nothing is known.
 */
export function timerStopsOf(events: readonly TimerEvent[], start: number, end: number): Float64Array | undefined {
  if (events.length === 0) return undefined;
  const pairs: number[] = [];
  const add = (from: number, to: number) => {
    if (Math.min(to, end) > Math.max(from, start)) pairs.push(Math.max(from, start), Math.min(to, end));
  };
  let stopped: number | undefined;
  for (const { time, running } of events.toSorted((a, b) => a.time - b.time)) {
    if (!running) stopped ??= time;
    else if (stopped !== undefined) {
      add(stopped, time);
      stopped = undefined;
    }
  }
  if (stopped !== undefined) add(stopped, Number.POSITIVE_INFINITY);
  return Float64Array.from(pairs);
}
