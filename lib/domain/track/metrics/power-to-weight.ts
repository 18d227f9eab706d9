import type { Metric } from "#lib/domain/track/metrics/metric";

/** Watts per kilogram of the rider alone. */
export const powerToWeight: Metric = {
  needs: ["power"],
  unit: [2, "W/kg"],
  derive: (_, { weight }) => (weight === undefined ? undefined : { of: ({ power = Number.NaN }) => power / weight }),
};
