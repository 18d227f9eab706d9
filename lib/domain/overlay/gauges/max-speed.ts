import { speedIn } from "#lib/domain/overlay/display-units";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";
import { valueText } from "#lib/domain/overlay/value-text";

/** Highest speed of the ride so far. */
export const maxSpeed = createReadout(
  {
    needs: ["maxSpeed"],
    caption: "MAX",
    widest: "888",
    text: (sample, units) =>
      valueText(sample.maxSpeed === undefined ? undefined : speedIn(units.speed, sample.maxSpeed)),
    unit: (units) => units.speed,
  },
  INLINE,
);
