import type { Metric } from "#lib/domain/track/metrics/metric";
import { maxSoFar } from "#lib/domain/track/so-far";

export const maxPower: Metric = {
  needs: ["power"],
  unit: [0, "W"],
  derive({ track }) {
    const { power } = track.channels;
    return power && { kind: "soFar", values: maxSoFar(power) };
  },
};
