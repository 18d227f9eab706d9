import { altitudeIn } from "#lib/domain/overlay/display-units";
import { mountainIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";
import { valueText } from "#lib/domain/overlay/value-text";

/** Height above sea level. */
export const altitude = createReadout(
  {
    needs: ["elevation"],
    icon: mountainIcon,
    widest: "−88888",
    text: (sample, units) =>
      valueText(sample.elevation === undefined ? undefined : altitudeIn(units.altitude, sample.elevation)),
    unit: (units) => units.altitude,
  },
  INLINE,
);
