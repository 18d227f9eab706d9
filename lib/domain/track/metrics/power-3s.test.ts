import { describe, expect, test } from "vitest";
import { createSampler } from "#lib/domain/track/create-sampler";
import { everySecond, ORIGIN, syntheticTrack } from "#lib/domain/track/testing/synthetic-track";
import { utcSeconds } from "#lib/domain/units";

/** A step at 60 s, sampled so often a second. */
function stepped(rate: number) {
  const points = Array.from({ length: 120 * rate + 1 }, (_, k) => {
    const t = k / rate;
    const high = t > 60 ? 1 : t === 60 ? 0.5 : 0;
    return { t, north: 5 * t, power: 100 + 200 * high, speed: 4 + 6 * high };
  });
  const sampler = createSampler(syntheticTrack(points));
  return (t: number) => sampler.sample(utcSeconds(ORIGIN.time + t));
}

describe.each([1, 4, 10])("A step recorded %i times a second", (rate) => {
  const at = stepped(rate);

  test("is crossed by the 3 s power at its very moment: no lead, no lag", () => {
    expect(at(60).power3s).toBeCloseTo(200, 6);
    expect([at(57).power3s, at(63).power3s]).toEqual([expect.closeTo(100, 6), expect.closeTo(300, 6)]);
    for (const dt of [0.5, 1, 1.5]) expect(at(60 - dt).power3s! + at(60 + dt).power3s!).toBeCloseTo(400, 6);
  });

  test("is crossed by the smoothed speed at its very moment", () => {
    expect(at(60).smoothSpeed).toBeCloseTo(7, 6);
    expect([at(56).smoothSpeed, at(64).smoothSpeed]).toEqual([expect.closeTo(4, 6), expect.closeTo(10, 6)]);
    for (const dt of [0.5, 1, 2]) expect(at(60 - dt).smoothSpeed! + at(60 + dt).smoothSpeed!).toBeCloseTo(14, 6);
  });
});

test("Smoothing calms a needle and leaves the maximum alone", () => {
  const sampler = createSampler(syntheticTrack(everySecond(0, 60, (t) => ({ speed: t === 30 ? 14 : t % 2 ? 9 : 11 }))));
  const at = (t: number) => sampler.sample(utcSeconds(ORIGIN.time + t));
  for (const t of [10, 10.5, 11, 45]) expect(Math.abs(at(t).smoothSpeed! - 10)).toBeLessThan(0.3);
  expect(at(60).maxSpeed).toBe(14);
});

test("A window ends where another segment begins", () => {
  const sampler = createSampler(
    syntheticTrack(
      everySecond(0, 30, (t) => ({ north: 6 * t, power: 200 })),
      everySecond(31, 60, (t) => ({ north: 5000 + 6 * t, power: 100 })),
    ),
  );
  const at = (t: number) => sampler.sample(utcSeconds(ORIGIN.time + t)).power3s;
  expect([29, 30, 30.5, 31, 32].map(at)).toEqual([200, 200, 200, 100, 100]);
});
