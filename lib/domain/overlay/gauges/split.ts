import { durationText } from "#lib/domain/overlay/duration-text";
import { createStopwatch } from "#lib/domain/overlay/stopwatch";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { utcSeconds } from "#lib/domain/units";

/**
 * The kilometre (or mile) one is in, counted from 1, and the moving time spent in it; beside its number the time that
 * the one before took. Splits of pauses are those of Garmin's and Strava's tables: standing still does not count.
 */
export const split = createStopwatch({
  needs: ["distance", "movingTime"],
  widest: ({ distance }) => ({ name: `${NAMES[distance]} 888`, detail: "LAST 8:88" }),
  timing({ sampler, units: { distance: unit } }) {
    const length = unit === "km" ? 1000 : 1609.344;
    const begins = splitStarts(sampler, length);
    return ({ distance, movingTime }) => {
      if (distance === undefined) return { name: NAMES[unit], detail: "", seconds: undefined };
      const index = Math.min(begins.length - 1, Math.max(0, Math.floor(distance / length)));
      const [before, begin] = [begins[index - 1], begins[index]];
      const known = movingTime !== undefined && begin !== undefined;
      return {
        name: `${NAMES[unit]} ${index + 1}`,
        detail: before === undefined || begin === undefined ? "" : `LAST ${durationText(begin - before)}`,
        seconds: known ? Math.max(0, movingTime - begin) : undefined,
      };
    };
  },
});

const NAMES = { km: "KM", mi: "MILE" } as const;

/** The moving time at which each whole number of `length` metres was reached, from 0 on; undefined where unknown. */
function splitStarts({ track: { time }, distance, sample }: TrackSampler, length: number): (number | undefined)[] {
  const starts: (number | undefined)[] = [];
  for (let i = 0; i < time.length; i++) {
    while (distance[i]! >= starts.length * length) {
      const reached = starts.length * length;
      const before = distance[i - 1];
      const share = before === undefined || !(distance[i]! > before) ? 1 : (reached - before) / (distance[i]! - before);
      const moment = time[i]! - (time[i]! - (time[i - 1] ?? time[i]!)) * (1 - share);
      starts.push(sample(utcSeconds(moment)).movingTime);
    }
  }
  return starts;
}
