import { eachKnownRun } from "#lib/domain/track/known-runs";
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
  const { time } = ride.track;
  const result = new Float64Array(time.length).fill(Number.NaN);
  eachKnownRun(ride, elevation, (known) => {
    const edge = (target: number, k: number) => {
      const [from, to] = [known[k - 1]!, known[k]!];
      const part = (target - time[from]!) / (time[to]! - time[from]!);
      const at = (column: Float64Array) => column[from]! + (column[to]! - column[from]!) * part;
      return { elevation: at(elevation), distance: at(distance) };
    };
    const start = time[known[0]!]!;
    const end = time[known.at(-1)!]!;
    let before = 1;
    let after = 1;
    let climbing = false;
    for (const i of known) {
      const from = Math.max(start, time[i]! - HALF_WINDOW);
      const to = Math.min(end, time[i]! + HALF_WINDOW);
      if (to - from < LEAST_WINDOW) continue;
      while (time[known[before]!]! < from) before++;
      while (time[known[after]!]! < to) after++;
      const low = edge(from, before);
      const high = edge(to, after);
      const rise = high.elevation - low.elevation;
      const run = high.distance - low.distance;
      climbing = rise > 0 && rise >= run * (climbing ? CLIMB_ENDS : CLIMB_BEGINS);
      if (climbing && !(ride.speed && ride.speed[i]! < LEAST_SPEED)) result[i] = (rise / (to - from)) * HOUR;
    }
  });
  return result;
}
