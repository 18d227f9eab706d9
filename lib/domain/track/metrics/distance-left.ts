import type { Metric } from "#lib/domain/track/metrics/metric";

export const distanceLeft: Metric = {
  needs: ["distance"],
  unit: [1, "m"],
  derive({ distance }) {
    const total = distance?.at(-1);
    return total === undefined ? undefined : { of: (sample) => total - (sample.distance ?? Number.NaN) };
  },
};
