import { distanceIn } from "#lib/domain/overlay/display-units";
import { roadIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";
import { valueText } from "#lib/domain/overlay/value-text";

/** Way since the start of the ride, one decimal. */
export const distance = createReadout(
  {
    needs: ["distance"],
    icon: roadIcon,
    widest: "8888.8",
    text: (sample, units) =>
      valueText(sample.distance === undefined ? undefined : distanceIn(units.distance, sample.distance), 1),
    unit: (units) => units.distance,
  },
  INLINE,
);
