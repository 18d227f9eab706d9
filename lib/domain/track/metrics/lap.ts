import { lapAt } from "#lib/domain/track/derive/laps";
import type { Metric } from "#lib/domain/track/metrics/metric";

export const lap: Metric = {
  needs: [],
  unit: [0, ""],
  derive: ({ track: { lapStarts } }) => lapStarts && { of: ({ utc }) => lapAt(lapStarts, utc) + 1 },
};
