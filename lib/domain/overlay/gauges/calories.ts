import { flameIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";
import { valueText } from "#lib/domain/overlay/value-text";

/** Energy burnt so far, kilocalories. */
export const calories = createReadout(
  {
    needs: ["calories"],
    icon: flameIcon,
    widest: "88888",
    text: (sample) => valueText(sample.calories),
    unit: () => "kcal",
  },
  INLINE,
);
