import { lineAt, seekStep } from "#lib/domain/track/derive/column-at";
import { eachKnownRun } from "#lib/domain/track/derive/known-runs";
import type { Metric } from "#lib/domain/track/metrics/metric";
import type { Ride } from "#lib/domain/track/ride";

/** Seconds on either side over which the climb is taken: 30 s in all, as on head units, but centred. */
const HALF_WINDOW = 15;
/** Seconds: over less, elevation is too coarse. */
const LEAST_WINDOW = 10;
/** Rise over run in that window from which on it is a climb, and below which no more: no flicker on a false flat. */
const CLIMB_BEGINS = 0.03;
const CLIMB_ENDS = 0.02;
/** Metres per second under which nobody rides uphill. */
const LEAST_SPEED = 1;
const HOUR = 3600;

/** Velocità ascensionale media (M. Ferrari): metres climbed in an hour at this rate. Absent when not climbing. */
export const vam: Metric = {
  needs: ["gradient"],
  unit: [0, "m/h"],
  derive(ride) {
    const { smoothElevation, distance } = ride;
    return smoothElevation && distance && { kind: "linear", values: climbRate(ride, smoothElevation, distance) };
  },
};

function climbRate(ride: Ride, elevation: Float64Array, distance: Float64Array): Float64Array {
  const result = new Float64Array(elevation.length).fill(Number.NaN);
  eachKnownRun(ride, elevation, (known, time, heights) => {
    const last = known.length - 1;
    const ways = new Float64Array(known.length);
    for (let k = 0; k <= last; k++) ways[k] = distance[known[k]!]!;
    let behind = 0;
    let ahead = 0;
    let climbing = false;
    for (let k = 0; k <= last; k++) {
      const from = Math.max(time[0]!, time[k]! - HALF_WINDOW);
      const to = Math.min(time[last]!, time[k]! + HALF_WINDOW);
      if (to - from < LEAST_WINDOW) continue;
      behind = seekStep(time, behind, 0, last, from);
      ahead = seekStep(time, ahead, 0, last, to);
      const rise = lineAt(time, heights, ahead, to) - lineAt(time, heights, behind, from);
      const run = lineAt(time, ways, ahead, to) - lineAt(time, ways, behind, from);
      climbing = rise > 0 && rise >= run * (climbing ? CLIMB_ENDS : CLIMB_BEGINS);
      const i = known[k]!;
      if (climbing && !(ride.speed && ride.speed[i]! < LEAST_SPEED)) result[i] = (rise / (to - from)) * HOUR;
    }
  });
  return result;
}
