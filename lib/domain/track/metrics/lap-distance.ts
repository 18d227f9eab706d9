import { lapAt } from "#lib/domain/track/derive/laps";
import type { Metric } from "#lib/domain/track/metrics/metric";
import { columnAt } from "#lib/domain/track/sample";

export const lapDistance: Metric = {
  needs: ["distance"],
  unit: [1, "m"],
  derive(ride) {
    const { lapStarts } = ride.track;
    const column = ride.distance;
    if (!lapStarts || !column) return undefined;
    const before = lapStarts.map((start) => columnAt(ride, "total", column, start));
    return { of: ({ utc, distance = Number.NaN }) => distance - before[lapAt(lapStarts, utc)]! };
  },
};
