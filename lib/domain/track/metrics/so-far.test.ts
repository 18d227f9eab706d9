import { describe, expect, test } from "vitest";
import { createSampler } from "#lib/domain/track/create-sampler";
import type { TrackSampler } from "#lib/domain/track/sampler";
import { everySecond, noiseSource, ORIGIN, syntheticTrack } from "#lib/domain/track/testing/synthetic-track";
import { utcSeconds } from "#lib/domain/units";

const at = (sampler: TrackSampler, t: number) => sampler.sample(utcSeconds(ORIGIN.time + t));

describe("Of the ride so far", () => {
  const ride = createSampler(
    syntheticTrack(
      everySecond(0, 200, (t) => ({
        north: t < 100 ? 5 * t : 500 + 10 * (t - 100),
        speed: t < 100 ? 5 : 10,
        power: t < 100 ? 100 : 300,
        heartRate: t === 40 ? 171 : t < 100 ? 120 : 150,
      })),
    ),
  );

  test("averages weigh time, and are known from the first moment", () => {
    expect(at(ride, 0)).toMatchObject({ averagePower: 100, averageHeartRate: 120 });
    expect(at(ride, 50).averagePower).toBe(100);
    // The second from 99 to 100 climbs from 100 to 300 W in a straight line: 200 on average.
    expect(at(ride, 200).averagePower).toBeCloseTo((99 * 100 + 200 + 100 * 300) / 200, 9);
    expect(at(ride, 200).averageSpeed).toBeCloseTo(1500 / 200, 2);
    expect(at(ride, 100).averageSpeed).toBeCloseTo(5, 2);
  });

  test("the average speed is absent while a metre more or less decides it", () => {
    expect("averageSpeed" in at(ride, 2.9)).toBe(false);
    expect(at(ride, 3).averageSpeed).toBeCloseTo(5, 1);
  });

  test("maxima are of what was recorded, reached together with the value itself, and stay", () => {
    expect(at(ride, 39).maxHeartRate).toBe(120);
    expect(at(ride, 40)).toMatchObject({ maxHeartRate: 171, heartRate: 171 });
    expect(at(ride, 200)).toMatchObject({ maxHeartRate: 171, maxSpeed: 10, maxPower: 300 });
    for (let t = 0; t <= 200; t += 0.1) {
      const { maxHeartRate = 0, heartRate = 0, maxPower = 0, power = 0, maxSpeed = 0, speed = 0 } = at(ride, t);
      expect([maxHeartRate >= heartRate, maxPower >= power, maxSpeed >= speed]).toEqual([true, true, true]);
    }
  });

  test("distance and what is left of it make the whole", () => {
    for (const t of [0, 17.3, 100, 200]) {
      expect(at(ride, t).distance! + at(ride, t).distanceLeft!).toBeCloseTo(ride.totalDistance, 9);
    }
    expect(at(ride, 200).distanceLeft).toBe(0);
  });

  test("a kilojoule of work is a kilocalorie", () => {
    expect(at(ride, 99).calories).toBeCloseTo(9.9, 9);
    expect(at(ride, 200).calories).toBeCloseTo((99 * 100 + 200 + 100 * 300) / 1000, 9);
  });
});

test("Calories are absent without power: a heart rate alone does not tell them", () => {
  const ride = createSampler(syntheticTrack(everySecond(0, 60, (t) => ({ north: 5 * t, heartRate: 140 }))), {
    weight: 70,
    maxHeartRate: 190,
  });
  expect(ride.available.has("calories")).toBe(false);
});

describe("A pause", () => {
  const rides = (to: number, moved: number) =>
    createSampler(
      syntheticTrack([
        ...everySecond(0, 60, (t) => ({ north: 6 * t, power: 200, heartRate: 130 })),
        ...everySecond(to, to + 60, (t) => ({ north: 360 + moved + 6 * (t - to), power: 100, heartRate: 150 })),
      ]),
    );

  test("holds averages, maxima and sums, while power and watts per kilogram are 0", () => {
    const ride = rides(300, 4);
    const before = at(ride, 60);
    const pause = at(ride, 200);
    for (const key of ["averagePower", "averageHeartRate", "maxPower", "calories", "normalizedPower"] as const) {
      expect([key, pause[key]]).toEqual([key, before[key]]);
    }
    expect(pause.averageSpeed).toBeCloseTo(6, 2);
    expect(pause).toMatchObject({ power: 0, power3s: 0, smoothSpeed: 0 });
    // 60 s at 200 W and 60 s at 100 W: the four minutes in between count for nothing.
    expect(at(ride, 360).averagePower).toBeCloseTo(150, 6);
    expect(at(ride, 360).averageSpeed).toBeCloseTo(6, 1);
  });

  test("is not a signal loss: there the sums stay known, the values do not", () => {
    const ride = rides(120, 300);
    const lost = at(ride, 90);
    expect(lost).toMatchObject({ averagePower: 200, maxPower: 200, maxHeartRate: 130 });
    for (const key of ["power", "power3s", "smoothSpeed", "heartRate"]) expect(lost).not.toHaveProperty(key);
    expect(lost.averageSpeed).toBeCloseTo(6, 0);
    expect(at(ride, 119.9).maxHeartRate).toBe(130);
    expect(at(ride, 120).maxHeartRate).toBe(150);
  });
});

test("A standstill with scatter of positions adds to no average and no maximum", () => {
  const noise = noiseSource(11);
  const ride = createSampler(
    syntheticTrack(
      everySecond(0, 600, (t) => ({
        north: (t < 300 ? 5 * t : 1500) + 0.3 * noise(),
        east: 0.3 * noise(),
      })),
    ),
  );
  expect(at(ride, 600).averageSpeed).toBeCloseTo(5, 1);
  expect(at(ride, 600).maxSpeed).toBeLessThan(5.5);
  expect(at(ride, 450).smoothSpeed).toBe(0);
});
