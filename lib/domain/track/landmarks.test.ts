import { expect, test } from "vitest";
import { findClimbs } from "#lib/domain/track/climbs";
import { findLandmarks } from "#lib/domain/track/landmarks";
import { deriveRide } from "#lib/domain/track/ride";
import { everySecond, ORIGIN, type Point, syntheticTrack } from "#lib/domain/track/testing/synthetic-track";

function landmarksOf(...segments: Point[][]) {
  const ride = deriveRide(syntheticTrack(...segments));
  const climbs = ride.distance && ride.smoothElevation ? findClimbs(ride.distance, ride.smoothElevation) : [];
  return findLandmarks(ride, climbs).map(({ kind, utc, lasted }) => [kind, utc - ORIGIN.time, lasted] as const);
}

/** 6 m/s north but for a stand between two moments. */
const standing = (from: number, to: number, end: number) =>
  everySecond(0, end, (t) => ({
    east: 0,
    north: 6 * (t < from ? t : t < to ? from : t - (to - from)),
    speed: t >= from && t < to ? 0 : 6,
  }));

test("a stop has two moments: when it begins and when the rider sets off again", () => {
  expect(landmarksOf(standing(100, 140, 200))).toEqual([
    ["start", 0, undefined],
    ["stop", 100, 39],
    ["setOff", 139, 39],
    ["end", 200, undefined],
  ]);
});

test("a ride that begins standing has the moment of setting off only", () => {
  expect(landmarksOf(standing(0, 30, 60))).toEqual([
    ["start", 0, undefined],
    ["setOff", 29, 29],
    ["end", 60, undefined],
  ]);
});

test("what the device did not record is a stop where the rider stayed, and none where he went on", () => {
  const north = (t: number) => ({ east: 0, north: 6 * t, speed: 6 });
  const stayed = [...everySecond(0, 60, north), ...everySecond(100, 160, (t) => north(t - 40))];
  expect(landmarksOf(stayed)).toContainEqual(["stop", 60, 40]);
  const wentOn = [...everySecond(0, 60, north), ...everySecond(100, 160, north)];
  expect(landmarksOf(wentOn).map(([kind]) => kind)).toEqual(["start", "end"]);
});

test("the top of a climb is told once, the highest point where it is another", () => {
  const hill = (t: number) => 400 + (t < 200 ? t * 0.5 : t < 400 ? 100 - (t - 200) * 0.5 : 0);
  const climbed = landmarksOf(everySecond(0, 600, (t) => ({ east: 0, north: 6 * t, speed: 6, elevation: hill(t) })));
  expect(climbed.map(([kind]) => kind)).toEqual(["start", "top", "end"]);
  expect(Math.abs(climbed[1]![1] - 200)).toBeLessThan(6);
  const rolling = landmarksOf(
    everySecond(0, 600, (t) => ({ east: 0, north: 6 * t, speed: 6, elevation: 400 + 20 * Math.sin(t / 100) })),
  );
  expect(rolling.map(([kind]) => kind)).toEqual(["start", "highest", "end"]);
});
