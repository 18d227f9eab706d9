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

function vamOf(points: Point[]) {
  const sampler = createSampler(syntheticTrack(points));
  return (t: number) => sampler.sample(utcSeconds(ORIGIN.time + t)).vam;
}

describe("VAM", () => {
  test.each([
    [5, 0.08],
    [3, 0.12],
    [9, 0.031],
  ])("of a steady climb at %s m/s and a slope of %s is speed times slope, to its ends", (speed, slope) => {
    const at = vamOf(everySecond(0, 300, (t) => ({ north: speed * t, elevation: 500 + slope * speed * t })));
    for (const t of [0, 10.5, 150, 300]) expect(at(t)! / (speed * slope * 3600)).toBeCloseTo(1, 3);
  });

  test.each([0, -0.08, 0.015])("is absent on a slope of %s", (slope) => {
    const at = vamOf(everySecond(0, 300, (t) => ({ north: 8 * t, elevation: 500 + slope * 8 * t })));
    for (const t of [0, 100.5, 300]) expect(at(t)).toBeUndefined();
  });

  test("of a climb with a barometer's noise stays within 10 %", () => {
    const noise = noiseSource(5);
    const at = vamOf(
      everySecond(0, 900, (t) => ({ north: 4 * t, elevation: 500 + 0.07 * 4 * t + 0.2 * Math.round(noise()) })),
    );
    for (let t = 30; t <= 870; t++) expect(Math.abs(at(t)! / (0.07 * 4 * 3600) - 1)).toBeLessThan(0.1);
  });

  test("begins and ends with the climb: as early as late", () => {
    const climb = (t: number) => Math.min(400, Math.max(0, t - 200));
    const at = vamOf(everySecond(0, 800, (t) => ({ north: 5 * t, elevation: 500 + 0.08 * 5 * climb(t) })));
    const known = Array.from({ length: 801 }, (_, t) => t).filter((t) => at(t) !== undefined);
    expect(Math.abs(known[0]! - 200)).toBeLessThan(16);
    expect(Math.abs(known.at(-1)! - 600)).toBeLessThan(16);
    expect(at(222)).toBeCloseTo(1440, -1);
    expect(at(578)).toBeCloseTo(1440, -1);
  });

  test("is absent while standing on the climb", () => {
    const way = (t: number) => (t < 100 ? 4 * t : t < 160 ? 400 : 400 + 4 * (t - 160));
    const at = vamOf(everySecond(0, 260, (t) => ({ north: way(t), elevation: 500 + 0.08 * way(t) })));
    expect(at(80)).toBeCloseTo(0.08 * 4 * 3600, -1);
    for (const t of [105, 130, 155]) expect(at(t)).toBeUndefined();
  });
});
