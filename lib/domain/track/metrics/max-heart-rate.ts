import { maxSoFar } from "#lib/domain/track/derive/so-far";
import type { Metric } from "#lib/domain/track/metrics/metric";

export const maxHeartRate: Metric = {
  needs: ["heartRate"],
  unit: [0, "bpm"],
  derive({ track }) {
    const { heartRate } = track.channels;
    return heartRate && { kind: "soFar", values: maxSoFar(heartRate) };
  },
};
