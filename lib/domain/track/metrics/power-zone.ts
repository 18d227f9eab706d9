import { zoneOf } from "#lib/domain/track/derive/zone";
import type { Metric } from "#lib/domain/track/metrics/metric";

/**
 * Shares of FTP (A. Coggan, "Power Training Zones for Cycling"): recovery, endurance, tempo, threshold, VO₂max,
 * anaerobic, neuromuscular. The seventh has no upper edge; three times FTP is taken for its end.
 */
const EDGES = [0, 0.55, 0.75, 0.9, 1.05, 1.2, 1.5, 3];

/** Of the power that is shown at that moment, so that both agree. */
export const powerZone: Metric = {
  needs: ["power"],
  unit: [2, ""],
  derive: (_, { ftp }) =>
    ftp === undefined ? undefined : { of: ({ power = Number.NaN }) => zoneOf(power / ftp, EDGES) },
};
