import { altitudeIn } from "#lib/domain/overlay/display-units";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";
import { valueText } from "#lib/domain/overlay/value-text";

/** Rate of climb per hour (VAM), in tens: its last digit would be noise. Unknown when not climbing. */
export const vam = createReadout(
  {
    needs: ["vam"],
    caption: "VAM",
    widest: "8888",
    text: ({ vam: rate }, units) =>
      valueText(rate === undefined ? undefined : Math.round(altitudeIn(units.altitude, rate) / 10) * 10),
    unit: (units) => `${units.altitude}/h`,
  },
  INLINE,
);
