import { describe, expect, test } from "vitest";
import { createSampler } from "#lib/domain/track/create-sampler";
import { everySecond, ORIGIN, type Point, syntheticTrack } from "#lib/domain/track/testing/synthetic-track";
import { utcSeconds } from "#lib/domain/units";

function normalized(points: Point[]) {
  const sampler = createSampler(syntheticTrack(points));
  return (t: number) => sampler.sample(utcSeconds(ORIGIN.time + t)).normalizedPower;
}

/** By the book, on a value for every second: rolling 30 s mean, fourth power, mean, fourth root. */
function byTheBook(power: readonly number[]): number {
  const fourth: number[] = [];
  for (let i = 29; i < power.length; i++) {
    const mean = power.slice(i - 29, i + 1).reduce((sum, value) => sum + value, 0) / 30;
    fourth.push(mean ** 4);
  }
  return (fourth.reduce((sum, value) => sum + value, 0) / fourth.length) ** 0.25;
}

/** Eight times 3 minutes at 320 W and 2 minutes at 120 W. */
const intervals = (t: number) => (t % 300 < 180 ? 320 : 120);

describe("Normalized power", () => {
  test("of a steady ride is its power, from 30 s on and not before", () => {
    const at = normalized(everySecond(0, 600, () => ({ power: 220 })));
    expect([0, 29, 29.9].map(at)).toEqual([undefined, undefined, undefined]);
    for (const t of [30, 30.5, 100, 600]) expect(at(t)).toBeCloseTo(220, 9);
  });

  test("of an interval workout is what the definition gives, and above the average", () => {
    const at = normalized(everySecond(0, 2400, (t) => ({ power: intervals(t) })));
    const truth = byTheBook(Array.from({ length: 2400 }, (_, t) => intervals(t)));
    expect(truth).toBeGreaterThan(260);
    expect(Math.abs(at(2400)! - truth)).toBeLessThan(0.5);
    const early = byTheBook(Array.from({ length: 400 }, (_, t) => intervals(t)));
    expect(Math.abs(at(400)! - early)).toBeLessThan(1);
  });

  test("is the same however often the power is recorded", () => {
    const every = (step: number) =>
      Array.from({ length: 2400 / step + 1 }, (_, k) => ({
        t: k * step,
        power: 220 + 100 * Math.sin((k * step) / 40),
      }));
    const once = normalized(every(1))(2400)!;
    for (const step of [0.25, 3, 5]) expect(Math.abs(normalized(every(step))(2400)! - once)).toBeLessThan(1);
  });

  test("does not count a pause, over which its window reaches", () => {
    const ride = (pause: number) =>
      everySecond(0, 1200, (t) => ({ power: intervals(t), north: 5 * t })).map((point) => ({
        ...point,
        t: point.t > 600 ? point.t + pause : point.t,
        north: 5 * point.t,
      }));
    const paused = normalized(ride(900));
    expect(paused(1500)).toBe(paused(600));
    expect(Math.abs(paused(2100)! - normalized(ride(0))(1200)!)).toBeLessThan(1.5);
  });

  test("does not take a silent power meter for 0 W", () => {
    const at = normalized(everySecond(0, 600, (t) => (t > 100 && t < 300 ? { heartRate: 120 } : { power: 220 })));
    expect(at(200)).toBeCloseTo(220, 9);
    expect(at(600)).toBeCloseTo(220, 9);
  });
});
