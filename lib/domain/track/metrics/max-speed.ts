import { maxSoFar } from "#lib/domain/track/derive/so-far";
import type { Metric } from "#lib/domain/track/metrics/metric";

/** Of the speed as recorded; of that over 3 s where only positions are, whose scatter would make any step the fastest. */
export const maxSpeed: Metric = {
  needs: ["speed"],
  unit: [2, "m/s"],
  derive: ({ speed }) => speed && { kind: "soFar", values: maxSoFar(speed) },
};
