import { describe, expect, it } from "vitest";
import { createSyntheticSampler } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { traceProfile } from "#lib/domain/overlay/profile-curve";
import { neverFalling, progressAt } from "#lib/domain/overlay/ride-progress";
import { utcSeconds } from "#lib/domain/units";

const AREA = { x: 0, y: 20, width: 200, height: 100 };
const sampler = createSyntheticSampler();

function profileOf(elevation: number[], distance: number[]) {
  return traceProfile(
    { ...sampler, smoothElevation: Float64Array.from(elevation), distance: Float64Array.from(distance) },
    AREA,
  );
}

describe("traceProfile", () => {
  it("runs by distance, not by time", () => {
    const { y, progress } = profileOf([0, 0, 500], [0, 100, 200])!;
    expect(progress[1]).toBe(100);
    expect(y[100]).toBe(y[0]);
    expect(y[150]! - y[200]!).toBeCloseTo((y[100]! - y[200]!) / 2, 9);
  });

  it("fills the area with a mountain and leaves plains flat", () => {
    const mountain = profileOf([100, 2100, 100], [0, 1000, 2000])!;
    expect(Math.min(...mountain.y)).toBeCloseTo(20, 9);
    const plain = profileOf([100, 104, 100], [0, 1000, 2000])!;
    expect(Math.max(...plain.y) - Math.min(...plain.y)).toBeLessThan(6);
    expect(Math.max(...plain.y)).toBeLessThan(120);
  });

  it("bridges missing heights and keeps the nearest at the ends", () => {
    const { y } = profileOf([Number.NaN, 0, Number.NaN, 200, Number.NaN], [0, 50, 100, 150, 200])!;
    expect(y[0]).toBe(y[50]);
    expect(y[100]).toBeCloseTo((y[50]! + y[150]!) / 2, 9);
    expect(y[200]).toBe(y[150]);
  });

  it("is undefined for a ride without heights or without way", () => {
    expect(profileOf([Number.NaN, Number.NaN], [0, 10])).toBeUndefined();
    expect(profileOf([5, 6], [0, 0])).toBeUndefined();
    const { smoothElevation: _, ...rest } = sampler;
    expect(traceProfile({ ...rest, smoothElevation: undefined }, AREA)).toBeUndefined();
  });
});

describe("progressAt", () => {
  const time = Float64Array.from([100, 110, 130]);
  const progress = Float64Array.from([0, 50, 90]);
  it.each([
    [Number.NEGATIVE_INFINITY, 0],
    [99, 0],
    [105, 25],
    [110, 50],
    [120, 70],
    [500, 90],
    [Number.POSITIVE_INFINITY, 90],
  ])("is between its neighbours and held outside: at %f it is %f", (utc, expected) => {
    expect(progressAt(time, progress, utcSeconds(utc))).toBe(expected);
  });

  it("is the one value of a ride of one sample", () => {
    expect(progressAt(Float64Array.of(100), Float64Array.of(7), utcSeconds(100))).toBe(7);
  });
});

it("fills gaps and steps back of an odometer with what was reached", () => {
  expect([...neverFalling(Float64Array.from([Number.NaN, 1, Number.NaN, 0.5, 3]))]).toEqual([0, 1, 1, 1, 3]);
});
