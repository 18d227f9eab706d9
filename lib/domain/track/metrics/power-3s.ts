import { centredMean } from "#lib/domain/track/derive/centred-mean";
import type { Metric } from "#lib/domain/track/metrics/metric";

/** Seconds on either side. */
const HALF_WINDOW = 1.5;

/**
 * The 3 s power of head units, moved to the middle of its window: theirs is the mean of the past 3 s and shows a sprint
 * 1.5 s after it began, which is right on the road and wrong over a picture of that sprint.
 */
export const power3s: Metric = {
  needs: ["power"],
  unit: [0, "W"],
  derive(ride) {
    const { power } = ride.track.channels;
    return power && { kind: "zeroed", values: centredMean(ride, power, HALF_WINDOW) };
  },
};
