import { describe, expect, it } from "vitest";
import { findClimbs } from "#lib/domain/track/climbs";

/** A road from parts of [metres, gradient in percent], sampled every ten metres. */
function roadOf(...parts: [length: number, percent: number][]) {
  const distance = [0];
  const elevation = [100];
  for (const [length, percent] of parts) {
    for (let metres = 0; metres < length; metres += 10) {
      distance.push(distance.at(-1)! + 10);
      elevation.push(elevation.at(-1)! + percent / 10);
    }
  }
  return { distance: Float64Array.from(distance), elevation: Float64Array.from(elevation) };
}

function climbsOf(...parts: [length: number, percent: number][]) {
  const { distance, elevation } = roadOf(...parts);
  return findClimbs(distance, elevation).map(({ start, end, foot, top }) => ({
    from: Math.round(start),
    to: Math.round(end),
    gain: Math.round(top - foot),
  }));
}

describe("findClimbs", () => {
  it("finds a climb between two flats, where it begins and where it ends", () => {
    expect(climbsOf([3000, 0], [2000, 6], [3000, 0])).toEqual([{ from: 3000, to: 5000, gain: 120 }]);
  });

  it("finds a climb that a ride begins with, and one that it ends on", () => {
    expect(climbsOf([1000, 5], [2000, -3], [1000, 5])).toEqual([
      { from: 0, to: 1000, gain: 50 },
      { from: 3000, to: 4000, gain: 50 },
    ]);
  });

  it("leaves out what is too short, too flat or not enough of both", () => {
    expect(climbsOf([1000, 0], [400, 8], [1000, 0])).toEqual([]);
    expect(climbsOf([1000, 0], [5000, 2.5], [1000, 0])).toEqual([]);
    expect(climbsOf([1000, 0], [480, 3.1], [1000, 0])).toEqual([]);
  });

  it("takes a small dip for a part of the climb and a deep one for its end", () => {
    expect(climbsOf([1000, 0], [1500, 6], [200, -3], [1500, 6], [1000, 0])).toEqual([
      { from: 1000, to: 4200, gain: 174 },
    ]);
    expect(climbsOf([1000, 0], [1500, 6], [800, -6], [1500, 6], [1000, 0])).toEqual([
      { from: 1000, to: 2500, gain: 90 },
      { from: 3300, to: 4800, gain: 90 },
    ]);
  });

  it("ends a climb at a long false flat", () => {
    expect(climbsOf([500, 0], [3000, 6], [9000, 0.5], [3000, 6], [500, 0])).toEqual([
      { from: 500, to: 3500, gain: 180 },
      { from: 12500, to: 15500, gain: 180 },
    ]);
  });

  it("does not take rolling hills together for one climb", () => {
    const rolling = Array.from({ length: 12 }, (_, i): [number, number] => [300, i % 2 === 0 ? 5 : -5]);
    expect(climbsOf(...rolling)).toEqual([]);
  });

  it("keeps its ends within the noise of a barometer", () => {
    const { distance, elevation } = roadOf([2000, 0], [4000, 7], [2000, -4]);
    const noisy = elevation.map((height, i) => height + 0.6 * Math.sin(i * 12.9898) + 0.4 * Math.sin(i * 78.233));
    const [climb, ...others] = findClimbs(distance, noisy);
    expect(others).toEqual([]);
    expect(Math.abs(climb!.start - 2000)).toBeLessThanOrEqual(50);
    expect(Math.abs(climb!.end - 6000)).toBeLessThanOrEqual(30);
    expect(climb!.top - climb!.foot).toBeCloseTo(280, -0.5);
  });

  it("passes over samples without an elevation and answers nothing for a ride without any", () => {
    const { distance, elevation } = roadOf([1000, 0], [2000, 6], [1000, 0]);
    const gappy = elevation.map((height, i) => (i % 3 === 1 ? Number.NaN : height));
    expect(findClimbs(distance, gappy)).toHaveLength(1);
    expect(
      findClimbs(
        distance,
        elevation.map(() => Number.NaN),
      ),
    ).toEqual([]);
    expect(findClimbs(new Float64Array(0), new Float64Array(0))).toEqual([]);
  });

  it("is not confused by standing still", () => {
    const { distance, elevation } = roadOf([1000, 0], [1000, 6], [1000, 0]);
    const at = 150;
    const still = (column: Float64Array) =>
      Float64Array.from([
        ...column.slice(0, at),
        ...Array.from({ length: 60 }, () => column[at]!),
        ...column.slice(at),
      ]);
    expect(findClimbs(still(distance), still(elevation))).toEqual(findClimbs(distance, elevation));
  });
});
