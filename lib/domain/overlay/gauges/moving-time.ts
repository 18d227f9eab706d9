import { durationText } from "#lib/domain/overlay/duration-text";
import { bicycleIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";

/** Time spent moving since the start of the ride. */
export const movingTime = createReadout(
  {
    needs: ["movingTime"],
    icon: bicycleIcon,
    widest: "88:88:88",
    text: (sample) => durationText(sample.movingTime),
    unit: () => "",
  },
  INLINE,
);
