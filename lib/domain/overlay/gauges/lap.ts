import { distanceIn } from "#lib/domain/overlay/display-units";
import { createStopwatch } from "#lib/domain/overlay/stopwatch";
import { valueText } from "#lib/domain/overlay/value-text";

/** The lap that the device counted: its number, the way since it began, and the time since then. */
export const lap = createStopwatch({
  needs: ["lap", "lapTime"],
  widest: (units) => ({ name: "LAP 88", detail: `888.8 ${units.distance}` }),
  timing:
    ({ units }) =>
    (sample) => ({
      name: sample.lap === undefined ? "LAP" : `LAP ${sample.lap}`,
      detail:
        sample.lapDistance === undefined
          ? ""
          : `${valueText(distanceIn(units.distance, sample.lapDistance), 1)} ${units.distance}`,
      seconds: sample.lapTime,
    }),
});
