import { durationText } from "#lib/domain/overlay/duration-text";
import { stopwatchIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";

/** Time since the start of the ride, pauses included. */
export const elapsedTime = createReadout(
  {
    needs: ["elapsed"],
    icon: stopwatchIcon,
    widest: "88:88:88",
    text: (sample) => durationText(sample.elapsed),
    unit: () => "",
  },
  INLINE,
);
