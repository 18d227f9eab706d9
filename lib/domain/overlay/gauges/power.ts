import { boltIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { STACKED } from "#lib/domain/overlay/readout-shape";
import { steady } from "#lib/domain/overlay/steady";
import { valueText } from "#lib/domain/overlay/value-text";

/** Watts. */
export const power = steady(
  createReadout(
    {
      needs: ["power"],
      icon: boltIcon,
      widest: "8888",
      text: (sample) => valueText(sample.power),
      unit: () => "W",
    },
    STACKED,
  ),
);
