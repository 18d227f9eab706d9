import { describe, expect, test } from "vitest";
import { createSampler } from "#lib/domain/track/create-sampler";
import {
  everySecond,
  noiseSource,
  ORIGIN,
  type Point,
  syntheticTrack,
} from "#lib/domain/track/testing/synthetic-track";
import { utcSeconds } from "#lib/domain/units";

function ascentOf(...segments: Point[][]) {
  const sampler = createSampler(syntheticTrack(...segments));
  return (t: number) => sampler.sample(utcSeconds(ORIGIN.time + t)).ascent;
}

/** Up 80 m in 400 s, down again in 400 s, and so on; 4 % at 5 m/s. */
const triangle = (t: number) => (t % 800 < 400 ? 0.2 * (t % 800) : 0.2 * (800 - (t % 800)));

describe("Ascent", () => {
  test("of three hills is three times their height, and grows while they are ridden up", () => {
    const at = ascentOf(everySecond(0, 2400, (t) => ({ north: 5 * t, elevation: 300 + triangle(t) })));
    // Smoothing over 40 m takes half a metre off every summit and dip.
    expect(Math.abs(at(2400)! - 240)).toBeLessThan(2.5);
    expect(at(200)).toBeCloseTo(40, 0);
    expect(at(600)).toBeCloseTo(80, 0);
    expect(at(600)).toBe(at(700));
    for (let t = 1; t <= 2400; t++) expect(at(t)!).toBeGreaterThanOrEqual(at(t - 1)!);
  });

  test.each([
    ["a barometer", 0.3, 0.02],
    ["a receiver", 1.5, 0.04],
  ])("is that with the noise of %s too, within a few per cent", (_, deviation, tolerance) => {
    const noise = noiseSource(21);
    const at = ascentOf(
      everySecond(0, 2400, (t) => ({ north: 5 * t, elevation: 300 + triangle(t) + deviation * noise() })),
    );
    expect(Math.abs(at(2400)! / 240 - 1)).toBeLessThan(tolerance);
  });

  test("of a flat ride with a barometer's noise is 0", () => {
    const noise = noiseSource(2);
    const at = ascentOf(everySecond(0, 3600, (t) => ({ north: 8 * t, elevation: 300 + 0.3 * noise() })));
    expect(at(3600)).toBe(0);
  });

  test("counts a climb from its foot, not only once it has proved to be one", () => {
    const at = ascentOf(everySecond(0, 400, (t) => ({ north: 5 * t, elevation: 300 + 0.2 * Math.max(0, t - 100) })));
    expect(at(105)).toBeCloseTo(1, 0);
    expect(at(150)).toBeCloseTo(10, 0);
  });

  test("leaves out what rises in a pause and from one segment to the next", () => {
    const hill = (from: number, base: number, place: number) =>
      everySecond(from, from + 200, (t) => ({ north: place + 5 * (t - from), elevation: base + 0.2 * (t - from) }));
    const paused = ascentOf([...hill(0, 300, 0), ...hill(1000, 365, 1003)]);
    expect(paused(600)).toBe(paused(200));
    expect(paused(1200)).toBeCloseTo(80, 0);
    const segments = ascentOf(hill(0, 300, 0), hill(1000, 900, 9000));
    expect(segments(1200)).toBeCloseTo(80, 0);
  });

  test("counts what was climbed while the signal was lost, once it is back", () => {
    const hill = (from: number, to: number) =>
      everySecond(from, to, (t) => ({ north: 5 * t, elevation: 300 + 0.2 * t }));
    const at = ascentOf([...hill(0, 200), ...hill(300, 500)]);
    expect(at(500)).toBeCloseTo(100, 0);
  });
});
