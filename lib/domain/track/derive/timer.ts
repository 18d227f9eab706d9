import type { Track } from "#lib/domain/track/track";

/** Seconds before `utc` in which the device's timer stood (auto-pause, stop button). */
export function secondsStopped({ timerStops = new Float64Array() }: Track, utc: number): number {
  let stopped = 0;
  for (let k = 0; k + 1 < timerStops.length && timerStops[k]! < utc; k += 2) {
    stopped += Math.min(utc, timerStops[k + 1]!) - timerStops[k]!;
  }
  return stopped;
}
