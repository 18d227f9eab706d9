import { speedIn } from "#lib/domain/overlay/display-units";
import { createReadout } from "#lib/domain/overlay/readout";
import { BARE } from "#lib/domain/overlay/readout-shape";
import { valueText } from "#lib/domain/overlay/value-text";

/** Speed as a number alone: a hero. */
export const speed = createReadout(
  {
    needs: ["speed"],
    widest: "888",
    text: (sample, units) => valueText(sample.speed === undefined ? undefined : speedIn(units.speed, sample.speed)),
    unit: (units) => units.speed,
  },
  BARE,
);
