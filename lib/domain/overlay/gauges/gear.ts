import { sprocketIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";
import { valueText } from "#lib/domain/overlay/value-text";

/** Teeth of the chainring and the sprocket in use; the sprocket's alone where the device tells no chainring. */
export const gear = createReadout(
  {
    needs: ["gearRear"],
    icon: sprocketIcon,
    widest: "88 × 88",
    text({ gearFront, gearRear }) {
      const rear = valueText(gearRear);
      return gearFront === undefined || gearRear === undefined ? rear : `${valueText(gearFront)} × ${rear}`;
    },
    unit: () => "",
  },
  INLINE,
);
