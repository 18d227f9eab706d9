import { altitudeIn } from "#lib/domain/overlay/display-units";
import { ascentIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";
import { valueText } from "#lib/domain/overlay/value-text";

/** Height climbed so far. */
export const ascent = createReadout(
  {
    needs: ["ascent"],
    icon: ascentIcon,
    widest: "88888",
    text: (sample, units) =>
      valueText(sample.ascent === undefined ? undefined : altitudeIn(units.altitude, sample.ascent)),
    unit: (units) => units.altitude,
  },
  INLINE,
);
