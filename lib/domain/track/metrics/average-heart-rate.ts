import { meanSoFar } from "#lib/domain/track/derive/so-far";
import type { Metric } from "#lib/domain/track/metrics/metric";

export const averageHeartRate: Metric = {
  needs: ["heartRate"],
  unit: [0, "bpm"],
  derive(ride) {
    const { heartRate } = ride.track.channels;
    return heartRate && { kind: "soFar", values: meanSoFar(ride, heartRate) };
  },
};
