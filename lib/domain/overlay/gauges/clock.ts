import { clockIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";
import { NO_VALUE } from "#lib/domain/overlay/value-text";
import { isDate } from "#lib/domain/units";

/** Time of day where the ride was, by the units' offset from UTC. Known at every moment, also outside the ride. */
export const clock = createReadout(
  {
    needs: [],
    icon: clockIcon,
    widest: "88:88:88",
    text: (sample, units) => clockText(sample.utc + units.utcOffsetMinutes * 60),
    unit: () => "",
  },
  INLINE,
);

function clockText(moment: number): string {
  return isDate(moment) ? new Date(Math.floor(moment) * 1000).toISOString().slice(11, 19) : NO_VALUE;
}
