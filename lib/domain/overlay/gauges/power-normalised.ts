import { boltIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { STACKED } from "#lib/domain/overlay/readout-shape";
import { valueText } from "#lib/domain/overlay/value-text";

/** Normalised power of the ride so far, watts. */
export const powerNormalised = createReadout(
  {
    needs: ["normalizedPower"],
    icon: boltIcon,
    caption: "NP",
    widest: "8888",
    text: (sample) => valueText(sample.normalizedPower),
    unit: () => "W",
  },
  STACKED,
);
