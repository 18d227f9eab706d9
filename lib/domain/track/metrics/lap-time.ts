import { lapAt } from "#lib/domain/track/derive/laps";
import { secondsStopped } from "#lib/domain/track/derive/timer";
import type { Metric } from "#lib/domain/track/metrics/metric";

/** As head units count it: while the device's timer stands, so does the lap. */
export const lapTime: Metric = {
  needs: [],
  unit: [1, "s"],
  derive({ track }) {
    const { lapStarts } = track;
    if (!lapStarts) return undefined;
    const onTimer = (utc: number) => utc - secondsStopped(track, utc);
    return { of: ({ utc }) => onTimer(utc) - onTimer(lapStarts[lapAt(lapStarts, utc)]!) };
  },
};
