import { describe, expect, it } from "vitest";
import { type UtcSeconds, utcSeconds } from "#lib/domain/units";
import { STOP_AT, STOP_SECONDS } from "./course.ts";
import {
  BANNER_AT,
  momentOfPassing,
  RIDE_SECONDS,
  RIDE_START,
  STOPPED_AT,
  truthAt,
  VIDEO_SECONDS,
  VIDEO_START,
} from "./truth.ts";

const truthAfter = (moment: UtcSeconds, seconds: number) => truthAt(utcSeconds(moment + seconds));
const everySecond = Array.from({ length: RIDE_SECONDS }, (_, second) => truthAfter(RIDE_START, second));

describe("the sample ride", () => {
  it("stands at the junction for exactly the planned seconds, from a whole second on", () => {
    expect(Number.isInteger(STOPPED_AT)).toBe(true);
    expect(truthAfter(STOPPED_AT, -0.1).speed).toBeGreaterThan(0.05);
    for (let second = 0; second <= STOP_SECONDS; second += 0.1)
      expect(truthAfter(STOPPED_AT, second).speed).toBeLessThan(1e-9);
    expect(truthAfter(STOPPED_AT, STOP_SECONDS + 0.1).speed).toBeGreaterThan(0.05);
    expect(truthAt(STOPPED_AT).distance).toBeCloseTo(STOP_AT, 1);
  });

  it("never rolls backwards, and moves as fast as its speed says", () => {
    for (let second = 1; second < RIDE_SECONDS; second += 0.5) {
      const [a, b, c] = [
        truthAfter(RIDE_START, second - 0.25),
        truthAfter(RIDE_START, second),
        truthAfter(RIDE_START, second + 0.25),
      ];
      expect(c.distance).toBeGreaterThanOrEqual(a.distance);
      expect((c.distance - a.distance) / 0.5).toBeCloseTo(b.speed, 0);
    }
  });

  it("spends on the climb the power that hill, tyres and air take at that speed", () => {
    const from = truthAfter(RIDE_START, 330);
    const to = truthAfter(RIDE_START, 370);
    let work = 0;
    for (let second = 330; second < 370; second += 0.1) work += truthAfter(RIDE_START, second).power * 0.976 * 0.1;
    const lift = 82 * 9.80665 * (to.elevation - from.elevation);
    const rolling = 82 * 9.80665 * 0.0046 * (to.distance - from.distance);
    let air = 0;
    for (let second = 330; second < 370; second += 0.1)
      air += 0.5 * 1.06 * 0.34 * truthAfter(RIDE_START, second).speed ** 3 * 0.1;
    const motion = (83.2 / 2) * (to.speed ** 2 - from.speed ** 2);
    expect(Math.abs(work / (lift + rolling + air + motion) - 1)).toBeLessThan(0.02);
  });

  it("lets the heart follow the legs: best matched by the power of many seconds before", () => {
    const match = (lag: number) =>
      correlation(
        everySecond.slice(60 - lag, -lag || undefined).map(({ power }) => power),
        everySecond.slice(60).map(({ heartRate }) => heartRate),
      );
    const lags = Array.from({ length: 60 }, (_, lag) => match(lag));
    const best = lags.indexOf(Math.max(...lags));
    expect(best).toBeGreaterThanOrEqual(10);
    expect(lags[best]).toBeGreaterThan((lags[0] ?? 1) + 0.1);
  });

  it("shows in its video cruising, braking, the halt, pulling away, a bend and the foot of the climb", () => {
    const film = Array.from({ length: VIDEO_SECONDS + 1 }, (_, second) => truthAfter(VIDEO_START, second));
    expect(film[0]!.speed).toBeGreaterThan(8);
    expect(film[5]!.acceleration).toBeLessThan(-1);
    expect(film[12]!.speed).toBe(0);
    expect(film[17]!.acceleration).toBeGreaterThan(0.8);
    expect(film[30]!.course - film[20]!.course).toBeGreaterThan(55);
    expect(film[20]!.gradient).toBeLessThan(0.005);
    expect(film[30]!.gradient).toBeGreaterThan(0.06);
    expect(BANNER_AT).toBeLessThan(VIDEO_START + VIDEO_SECONDS);
  });

  it("says when a distance is passed", () => {
    for (const distance of [50, 2250, 2300, 2350, 4000]) {
      expect(truthAt(momentOfPassing(distance)).distance).toBeCloseTo(distance, 3);
    }
  });
});

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < b.length; i++) {
    ab += (a[i]! - ma) * (b[i]! - mb);
    aa += (a[i]! - ma) ** 2;
    bb += (b[i]! - mb) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}
