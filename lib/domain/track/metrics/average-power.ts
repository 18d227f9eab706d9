import { meanSoFar } from "#lib/domain/track/derive/so-far";
import type { Metric } from "#lib/domain/track/metrics/metric";

/** Coasting counts with its 0 W, pauses do not count. */
export const averagePower: Metric = {
  needs: ["power"],
  unit: [0, "W"],
  derive(ride) {
    const { power } = ride.track.channels;
    return power && { kind: "soFar", values: meanSoFar(ride, power) };
  },
};
