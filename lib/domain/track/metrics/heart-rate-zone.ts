import { zoneOf } from "#lib/domain/track/derive/zone";
import type { Metric } from "#lib/domain/track/metrics/metric";

/** Shares of the maximum heart rate: the five zones of Polar and Garmin, from 50 % in tenths. */
const EDGES = [0.5, 0.6, 0.7, 0.8, 0.9, 1];

export const heartRateZone: Metric = {
  needs: ["heartRate"],
  unit: [2, ""],
  derive: (_, { maxHeartRate }) =>
    maxHeartRate === undefined
      ? undefined
      : { of: ({ heartRate = Number.NaN }) => zoneOf(heartRate / maxHeartRate, EDGES) },
};
