import { expect, test } from "vitest";
import { createSampler } from "#lib/domain/track/create-sampler";
import { METRICS, type MetricName } from "#lib/domain/track/metrics/registry";
import { everySecond, ORIGIN, syntheticTrack } from "#lib/domain/track/testing/synthetic-track";
import type { SampleKey } from "#lib/domain/track/track";
import { utcSeconds } from "#lib/domain/units";

const RIDER = { ftp: 250, maxHeartRate: 190, weight: 70 };

/** A ride with everything that can be recorded. */
function fullRide(length = 600) {
  const points = everySecond(0, length, (t) => ({
    north: 5 * t,
    east: 300 * Math.sin(t / 100),
    elevation: 300 + 0.3 * t,
    heartRate: 130 + (t % 30),
    cadence: 85,
    power: 150 + ((t * 37) % 200),
    temperature: 20,
    balance: 0.49,
    gearFront: 50,
    gearRear: 19,
  }));
  return { ...syntheticTrack(points), lapStarts: Float64Array.of(ORIGIN.time, ORIGIN.time + 200.5) };
}

test("A ride with everything, of a rider who is known, gives every metric", () => {
  const sampler = createSampler(fullRide(), RIDER);
  const sample = sampler.sample(utcSeconds(ORIGIN.time + 300.5));
  for (const name of Object.keys(METRICS) as MetricName[]) {
    expect([name, sampler.available.has(name), Number.isFinite(sample[name])]).toEqual([name, true, true]);
  }
});

test("Nothing is ever known that the track is not said to give, and nothing is NaN", () => {
  const { channels, ...rest } = fullRide();
  const without = (...names: (keyof typeof channels)[]) => ({
    ...rest,
    channels: Object.fromEntries(Object.entries(channels).filter(([name]) => !names.includes(name as never))),
  });
  for (const track of [fullRide(), without("power"), without("elevation"), without("latitude", "longitude")]) {
    const sampler = createSampler(track, RIDER);
    for (let t = 0; t <= 600; t += 7.3) {
      for (const [key, value] of Object.entries(sampler.sample(utcSeconds(ORIGIN.time + t)))) {
        expect([key, key === "utc" || sampler.available.has(key as SampleKey)]).toEqual([key, true]);
        expect([key, Number.isFinite(value)]).toEqual([key, true]);
      }
    }
  }
});

test("The answer does not depend on what was asked before", () => {
  const sampler = createSampler(fullRide(), RIDER);
  const moments = [300.5, 3.2, 599.9, 0, 600, 31.4, 200.5, 12].map((t) => utcSeconds(ORIGIN.time + t));
  const inTurn = moments.map((utc) => sampler.sample(utc));
  expect(moments.toReversed().map((utc) => sampler.sample(utc))).toEqual(inTurn.toReversed());
  for (const [i, utc] of moments.entries()) expect(createSampler(fullRide(), RIDER).sample(utc)).toEqual(inTurn[i]);
});

test("Over the antimeridian everything goes on as on any other meridian", () => {
  const eastward = (longitude: number) => {
    const ride = fullRide();
    const { longitude: recorded, ...channels } = ride.channels;
    const moved = recorded!.map((degrees) => {
      const shifted = degrees - 7 + longitude;
      return shifted > 180 ? shifted - 360 : shifted;
    });
    return createSampler({ ...ride, channels: { ...channels, longitude: moved } }, RIDER);
  };
  const [here, there] = [eastward(7), eastward(180)];
  for (let t = 0; t <= 600; t += 13.7) {
    const { longitude: _, ...a } = here.sample(utcSeconds(ORIGIN.time + t));
    const { longitude: __, ...b } = there.sample(utcSeconds(ORIGIN.time + t));
    for (const [key, value] of Object.entries(a)) {
      const other = b[key as keyof typeof b];
      expect([key, Math.abs(value - other!) <= 1e-4 * Math.max(1, Math.abs(value))]).toEqual([key, true]);
    }
  }
});
