import { crankIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { STACKED } from "#lib/domain/overlay/readout-shape";
import { valueText } from "#lib/domain/overlay/value-text";

/** Turns of the crank per minute. */
export const cadence = createReadout(
  {
    needs: ["cadence"],
    icon: crankIcon,
    widest: "888",
    text: (sample) => valueText(sample.cadence),
    unit: () => "rpm",
  },
  STACKED,
);
