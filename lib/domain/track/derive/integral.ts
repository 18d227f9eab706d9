import { eachKnownRun } from "#lib/domain/track/derive/known-runs";
import type { Ride } from "#lib/domain/track/ride";

/** Both on the samples of the ride, from 0 and never falling. */
export type Integral = {
  /** Seconds so far in which the value was recorded: pauses, losses and a silent sensor do not count. */
  readonly seconds: Float64Array;
  /** The value times those seconds, summed. */
  readonly total: Float64Array;
};

/** Sums a column over the time in which it was recorded, straight lines between its values. */
export function integrate(ride: Ride, column: Float64Array): Integral {
  const seconds = new Float64Array(column.length);
  const total = new Float64Array(column.length);
  eachKnownRun(ride, column, (known, xs, ys) => {
    for (let k = 1; k < known.length; k++) {
      const duration = xs[k]! - xs[k - 1]!;
      seconds[known[k]!] = duration;
      total[known[k]!] = (duration * (ys[k - 1]! + ys[k]!)) / 2;
    }
  });
  for (let i = 1; i < column.length; i++) {
    seconds[i]! += seconds[i - 1]!;
    total[i]! += total[i - 1]!;
  }
  return { seconds, total };
}
