import { calendarIcon } from "#lib/domain/overlay/icons";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";
import { NO_VALUE } from "#lib/domain/overlay/value-text";
import { isDate } from "#lib/domain/units";

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** The day where the ride was, by the units' offset from UTC. Known at every moment, also outside the ride. */
export const date = createReadout(
  {
    needs: [],
    icon: calendarIcon,
    widest: "28 MAR 2028",
    text: (sample, units) => dateText(sample.utc + units.utcOffsetMinutes * 60),
    unit: () => "",
  },
  INLINE,
);

/** The month in letters: 6/7 is June in one country and July in another. */
function dateText(moment: number): string {
  if (!isDate(moment)) return NO_VALUE;
  const day = new Date(moment * 1000);
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}
