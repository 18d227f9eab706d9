import { speedIn } from "#lib/domain/overlay/display-units";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";
import { valueText } from "#lib/domain/overlay/value-text";

/** Average speed of the ride so far, over the moving time. */
export const averageSpeed = createReadout(
  {
    needs: ["averageSpeed"],
    caption: "AVG",
    widest: "888.8",
    text: (sample, units) =>
      valueText(sample.averageSpeed === undefined ? undefined : speedIn(units.speed, sample.averageSpeed), 1),
    unit: (units) => units.speed,
  },
  INLINE,
);
