import { centredMean } from "#lib/domain/track/derive/centred-mean";
import type { Metric } from "#lib/domain/track/metrics/metric";

/** Seconds on either side. */
const HALF_WINDOW = 2.5;

/** For needles: a sensor's speed jumps from second to second. Centred, so that the needle turns with the picture. */
export const smoothSpeed: Metric = {
  needs: ["speed"],
  unit: [2, "m/s"],
  derive: (ride) => ride.speed && { kind: "zeroed", values: centredMean(ride, ride.speed, HALF_WINDOW) },
};
