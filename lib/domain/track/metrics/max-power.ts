import { maxSoFar } from "#lib/domain/track/derive/so-far";
import type { Metric } from "#lib/domain/track/metrics/metric";

export const maxPower: Metric = {
  needs: ["power"],
  unit: [0, "W"],
  derive({ track }) {
    const { power } = track.channels;
    return power && { kind: "soFar", values: maxSoFar(power) };
  },
};
