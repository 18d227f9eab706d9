import { distanceIn } from "#lib/domain/overlay/display-units";
import { flagIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";
import { valueText } from "#lib/domain/overlay/value-text";

/** Way to the end of the ride, one decimal. */
export const distanceLeft = createReadout(
  {
    needs: ["distanceLeft"],
    icon: flagIcon,
    widest: "8888.8",
    text: (sample, units) =>
      valueText(sample.distanceLeft === undefined ? undefined : distanceIn(units.distance, sample.distanceLeft), 1),
    unit: (units) => units.distance,
  },
  INLINE,
);
