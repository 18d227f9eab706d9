import { type Integral, integrate } from "#lib/domain/track/derive/integral";
import type { Metric } from "#lib/domain/track/metrics/metric";

/** Seconds. */
const WINDOW = 30;

/**
 * Of the ride so far: the mean of the last 30 s at every moment, to the fourth power, averaged, fourth root (H. Allen,
 * A. Coggan, "Training and Racing with a Power Meter", ch. 7). Absent before 30 s are recorded, since no window is full
 * before. Only recorded time counts and the window reaches over pauses, as in GoldenCheetah (src/Metrics/Coggan.cpp)
 * and in head units, whose timers stand in a pause.
 */
export const normalizedPower: Metric = {
  needs: ["power"],
  unit: [0, "W"],
  derive(ride) {
    const { power } = ride.track.channels;
    return power && { kind: "soFar", values: fourthPowerMean(integrate(ride, power)) };
  },
};

function fourthPowerMean({ seconds, total }: Integral): Float64Array {
  const result = new Float64Array(seconds.length).fill(Number.NaN);
  let sum = 0;
  let fourth = Number.NaN;
  let from = 0;
  for (let i = 0; i < seconds.length; i++) {
    const now = seconds[i]!;
    if (now < WINDOW) continue;
    if (i > 0 && now === seconds[i - 1]) {
      result[i] = result[i - 1]!;
      continue;
    }
    while (seconds[from + 1]! <= now - WINDOW) from++;
    const part = (now - WINDOW - seconds[from]!) / (seconds[from + 1]! - seconds[from]!);
    const before = total[from]! + (total[from + 1]! - total[from]!) * part;
    const latest = ((total[i]! - before) / WINDOW) ** 4;
    // Straight lines between the samples; the first full window stands for the time since it was full.
    const counted = Math.min(now - seconds[i - 1]!, now - WINDOW);
    sum += counted * (Number.isNaN(fourth) ? latest : (fourth + latest) / 2);
    fourth = latest;
    result[i] = (now > WINDOW ? sum / (now - WINDOW) : latest) ** 0.25;
  }
  return result;
}
