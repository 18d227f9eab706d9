import { clockIcon } from "#lib/domain/overlay/icons";
import { createReadout, INLINE } from "#lib/domain/overlay/readout";

/** Time of day where the ride was, by the units' offset from UTC. Known at every moment, also outside the ride. */
export const clock = createReadout(
  {
    needs: [],
    icon: clockIcon,
    widest: "88:88:88",
    text: (sample, units) =>
      new Date(Math.floor(sample.utc + units.utcOffsetMinutes * 60) * 1000).toISOString().slice(11, 19),
    unit: () => "",
  },
  INLINE,
);
