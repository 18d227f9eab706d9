import { temperatureIn } from "#lib/domain/overlay/display-units";
import { thermometerIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";
import { valueText } from "#lib/domain/overlay/value-text";

/** Temperature of the air at the device, whole degrees. */
export const temperature = createReadout(
  {
    needs: ["temperature"],
    icon: thermometerIcon,
    widest: "−888",
    text: (sample, units) =>
      valueText(sample.temperature === undefined ? undefined : temperatureIn(units.temperature, sample.temperature)),
    unit: (units) => units.temperature,
  },
  INLINE,
);
