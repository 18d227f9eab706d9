import { boltIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { STACKED } from "#lib/domain/overlay/readout-shape";
import { steady } from "#lib/domain/overlay/steady";
import { valueText } from "#lib/domain/overlay/value-text";

/** Mean power of the three seconds around the moment, watts. */
export const power3s = steady(
  createReadout(
    {
      needs: ["power3s"],
      icon: boltIcon,
      caption: "3 s",
      widest: "8888",
      text: (sample) => valueText(sample.power3s),
      unit: () => "W",
    },
    STACKED,
  ),
);
