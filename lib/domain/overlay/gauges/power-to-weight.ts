import { boltIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { STACKED } from "#lib/domain/overlay/readout-shape";
import { steady } from "#lib/domain/overlay/steady";
import { valueText } from "#lib/domain/overlay/value-text";

/** Watts per kilogram of the rider, one decimal. */
export const powerToWeight = steady(
  createReadout(
    {
      needs: ["powerToWeight"],
      icon: boltIcon,
      widest: "8.8",
      text: (sample) => valueText(sample.powerToWeight, 1),
      unit: () => "W/kg",
    },
    STACKED,
  ),
);
