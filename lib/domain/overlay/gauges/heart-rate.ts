import { heartIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { STACKED } from "#lib/domain/overlay/readout-shape";
import { valueText } from "#lib/domain/overlay/value-text";

/** Beats per minute. */
export const heartRate = createReadout(
  {
    needs: ["heartRate"],
    icon: heartIcon,
    widest: "888",
    text: (sample) => valueText(sample.heartRate),
    unit: () => "bpm",
  },
  STACKED,
);
