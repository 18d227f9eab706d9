import { expect, test } from "vitest";
import { createSampler } from "#lib/domain/track/create-sampler";
import { everySecond, ORIGIN, syntheticTrack } from "#lib/domain/track/testing/synthetic-track";
import { utcSeconds } from "#lib/domain/units";

const RIDER = { ftp: 200, maxHeartRate: 200, weight: 80 };

function sampleOf(values: { power?: number; heartRate?: number }, rider = RIDER) {
  const sampler = createSampler(syntheticTrack(everySecond(0, 10, (t) => ({ north: 5 * t, ...values }))), rider);
  return sampler.sample(utcSeconds(ORIGIN.time + 5));
}

test.each([
  [0, 1],
  [55, 1.5],
  [109.9, 1.999],
  [110, 2],
  [130, 2.5],
  [150, 3],
  [180, 4],
  [195, 4.5],
  [210, 5],
  [240, 6],
  [300, 7],
  [450, 7.5],
  [1500, 7.999],
])("%s W with an FTP of 200 W are in power zone %s", (power, zone) => {
  expect(sampleOf({ power }).powerZone).toBeCloseTo(zone, 3);
});

test.each([
  [70, 1],
  [110, 1.5],
  [120, 2],
  [140, 3],
  [160, 4],
  [190, 5.5],
  [200, 5.999],
  [205, 5.999],
])("%s bpm with a maximum of 200 are in heart rate zone %s", (heartRate, zone) => {
  expect(sampleOf({ heartRate }).heartRateZone).toBeCloseTo(zone, 3);
});

test("Watts per kilogram are by the rider's weight", () => {
  expect(sampleOf({ power: 260 }).powerToWeight).toBe(3.25);
});

test("Without FTP, maximum heart rate and weight there are neither zones nor watts per kilogram", () => {
  const track = syntheticTrack(everySecond(0, 10, () => ({ power: 200, heartRate: 150 })));
  for (const key of ["powerZone", "heartRateZone", "powerToWeight"] as const) {
    expect(createSampler(track).available.has(key)).toBe(false);
  }
});

test("What the project knows of its rider wins over the file, value by value", () => {
  const track = {
    ...syntheticTrack(everySecond(0, 10, () => ({ power: 200, heartRate: 150 }))),
    rider: { ftp: 100, weight: 50 },
  };
  expect(createSampler(track).rider).toEqual({ ftp: 100, weight: 50 });
  const sampler = createSampler(track, { name: "Ada", weight: 80, maxHeartRate: 200 });
  expect(sampler.rider).toEqual({ name: "Ada", ftp: 100, weight: 80, maxHeartRate: 200 });
  const { powerZone, powerToWeight, heartRateZone } = sampler.sample(utcSeconds(ORIGIN.time + 5));
  expect([powerZone, powerToWeight, heartRateZone]).toEqual([expect.closeTo(7 + 0.5 / 1.5, 3), 2.5, 3.5]);
});
