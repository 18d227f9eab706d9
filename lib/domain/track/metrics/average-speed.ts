import type { Metric } from "#lib/domain/track/metrics/metric";

/** Seconds of moving before which a metre more or less decides. */
const LEAST_TIME = 3;

/** Distance over moving time: what bicycle computers with auto-pause show. */
export const averageSpeed: Metric = {
  needs: ["distance", "movingTime"],
  unit: [2, "m/s"],
  derive: () => ({
    of: ({ distance = Number.NaN, movingTime = 0 }) => (movingTime >= LEAST_TIME ? distance / movingTime : Number.NaN),
  }),
};
