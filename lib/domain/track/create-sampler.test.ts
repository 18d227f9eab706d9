import { describe, expect, test } from "vitest";
import { createSampler } from "#lib/domain/track/create-sampler";
import type { TrackSampler } from "#lib/domain/track/sampler";
import {
  everySecond,
  noiseSource,
  ORIGIN,
  type Point,
  syntheticTrack,
} from "#lib/domain/track/testing/synthetic-track";
import { utcSeconds } from "#lib/domain/units";

const samplerOf = (...segments: Point[][]): TrackSampler => createSampler(syntheticTrack(...segments));
const at = (sampler: TrackSampler, t: number) => sampler.sample(utcSeconds(ORIGIN.time + t));
const north = (sampler: TrackSampler, t: number) =>
  ((at(sampler, t).latitude ?? Number.NaN) - ORIGIN.latitude) * 111_195.08;

/** What is known even where nothing is recorded, of a ride with elevation, power and heart rate. */
const SO_FAR = [
  "ascent",
  "averageHeartRate",
  "averagePower",
  "averageSpeed",
  "calories",
  "distance",
  "distanceLeft",
  "elapsed",
  "maxHeartRate",
  "maxPower",
  "maxSpeed",
  "movingTime",
  "normalizedPower",
];

/** Metres ridden by `t` at `before` m/s until `step`, then at `after`. */
const stepped = (step: number, before: number, after: number) => (t: number) =>
  t < step ? before * t : before * step + after * (t - step);

describe("Between samples", () => {
  test("values are linear, courses turn by the shorter way", () => {
    const sampler = samplerOf([
      { t: 0, north: 0, elevation: 500, heartRate: 120, power: 100, course: 350 },
      { t: 1, north: 8, elevation: 501, heartRate: 130, power: 300, course: 10 },
    ]);
    const { latitude: _, longitude: __, utc, ...half } = at(sampler, 0.5);
    expect(utc).toBe(ORIGIN.time + 0.5);
    expect(half).toMatchObject({ elevation: 500.5, heartRate: 125, power: 200, elapsed: 0.5, movingTime: 0.5 });
    expect(half.course).toBeCloseTo(0, 6);
    expect(half.speed).toBeCloseTo(8, 3);
    expect(half.distance).toBeCloseTo(4, 3);
    expect(north(sampler, 0.25)).toBeCloseTo(2, 3);
  });

  test("longitude goes the short way over the antimeridian", () => {
    const sampler = samplerOf([
      { t: 0, latitude: 0, longitude: 179.9999 },
      { t: 1, latitude: 0, longitude: -179.9999 },
    ]);
    expect(at(sampler, 0.25).longitude).toBeCloseTo(179.99995, 9);
    expect(at(sampler, 0.75).longitude).toBeCloseTo(-179.99995, 9);
    expect(at(sampler, 0.5).course).toBeCloseTo(90, 6);
    expect(sampler.totalDistance).toBeCloseTo(22.24, 2);
  });

  test("the answer does not depend on what was asked before", () => {
    const sampler = samplerOf(everySecond(0, 60, (t) => ({ north: 5 * t, power: (t * 37) % 200 })));
    const moments = [30.5, 3.2, 59.9, 0, 60, 31.4, 31.5, 12];
    const inTurn = moments.map((t) => at(sampler, t));
    expect(moments.toReversed().map((t) => at(sampler, t))).toEqual(inTurn.toReversed());
  });
});

describe("Outside the ride", () => {
  const sampler = samplerOf(everySecond(0, 10, (t) => ({ north: 5 * t, heartRate: 120 })));
  test.each([-1000, -0.001, 10.001, 1000])("nothing is known at %s s", (t) => {
    expect(at(sampler, t)).toEqual({ utc: ORIGIN.time + t });
  });

  test("its first and last moment belong to it", () => {
    expect([at(sampler, 0).heartRate, at(sampler, 10).heartRate]).toEqual([120, 120]);
    expect(at(sampler, 10)).toMatchObject({ elapsed: 10, movingTime: 10 });
  });
});

describe("A channel that stops coming", () => {
  const sampler = samplerOf(
    everySecond(0, 30, (t) => ({ north: 5 * t, ...(t <= 10 || t >= 20 ? { heartRate: 100 + t } : {}) })),
  );
  test("is held for 3 s, then absent, and never 0", () => {
    expect([10, 11.5, 13].map((t) => at(sampler, t).heartRate)).toEqual([110, 110, 110]);
    expect([13.01, 15, 19.99].map((t) => "heartRate" in at(sampler, t))).toEqual([false, false, false]);
    expect(at(sampler, 20).heartRate).toBe(120);
  });

  test("leaves the others as they are", () => {
    expect(at(sampler, 15).speed).toBeCloseTo(5, 3);
  });

  test("is interpolated where single values are missing", () => {
    const gappy = samplerOf(everySecond(0, 10, (t) => ({ north: 5 * t, ...(t % 2 ? {} : { power: 10 * t }) })));
    expect(at(gappy, 5).power).toBe(50);
  });
});

describe("Speed from positions", () => {
  test("is exact at a steady pace, to the ends", () => {
    const sampler = samplerOf(everySecond(0, 60, (t) => ({ east: 8 * t })));
    for (const t of [0, 0.3, 1, 30.7, 59, 60]) expect(at(sampler, t).speed).toBeCloseTo(8, 3);
  });

  test.each([
    ["from 4 to 10 m/s", 4, 10],
    ["from 10 to 4 m/s", 10, 4],
    ["from standing to 10 m/s", 0, 10],
    ["from 10 m/s to standing", 10, 0],
  ])("crosses the middle of a step %s at its very moment: no lead, no lag", (_, before, after) => {
    const way = stepped(60, before, after);
    for (const rate of [1, 5, 18]) {
      const points = Array.from({ length: 120 * rate + 1 }, (_, k) => ({ t: k / rate, north: way(k / rate) }));
      const sampler = samplerOf(points);
      expect(at(sampler, 60).speed).toBeCloseTo((before + after) / 2, 0);
      expect(at(sampler, 57.5).speed).toBeCloseTo(before, 1);
      expect(at(sampler, 62.5).speed).toBeCloseTo(after, 1);
      for (const dt of [0.5, 1, 1.5]) {
        const mirrored = (at(sampler, 60 - dt).speed! + at(sampler, 60 + dt).speed!) / 2;
        expect(mirrored).toBeCloseTo((before + after) / 2, 0);
      }
    }
  });

  test("goes before an odometer that is late, as phones write it", () => {
    const way = stepped(60, 8, 2);
    const late = everySecond(0, 120, (t) => ({ north: way(t), distance: way(Math.max(0, t - 6)) }));
    const sampler = samplerOf(late);
    expect(at(sampler, 57).speed).toBeCloseTo(8, 1);
    expect(at(sampler, 60).speed).toBeCloseTo(5, 0);
    expect(at(sampler, 63).speed).toBeCloseTo(2, 1);
    expect(sampler.totalDistance).toBeCloseTo(way(114) - way(0), 3);
  });

  test("is left to the odometer of a device that records its speed, where single values are missing", () => {
    const ride = everySecond(0, 60, (t) => ({
      north: t === 0 ? -40 : 5 * t,
      distance: 5 * t,
      ...(t < 2 ? {} : { speed: 5 }),
    }));
    expect(at(samplerOf(ride), 60).maxSpeed).toBeCloseTo(5, 3);
  });

  test("comes from the odometer where no position is known", () => {
    const tunnel = everySecond(0, 60, (t) => ({ ...(t > 20 && t < 40 ? {} : { north: 5 * t }), distance: 5 * t }));
    expect(at(samplerOf(tunnel), 30).speed).toBeCloseTo(5, 3);
  });

  test("gives way to a recorded speed", () => {
    const sampler = samplerOf(everySecond(0, 10, (t) => ({ north: 5 * t, speed: 7 })));
    expect(at(sampler, 5.5).speed).toBe(7);
  });

  test("is unknown in a tunnel, where only the recorder went on", () => {
    const sampler = samplerOf(
      everySecond(0, 60, (t) => ({ heartRate: 120, ...(t <= 20 || t >= 40 ? { north: 5 * t } : {}) })),
    );
    expect(at(sampler, 10).speed).toBeCloseTo(5, 3);
    expect(at(sampler, 30)).not.toHaveProperty("speed");
    expect(at(sampler, 30)).not.toHaveProperty("latitude");
    expect(at(sampler, 30).heartRate).toBe(120);
    expect(at(sampler, 30).distance).toBeCloseTo(150, 1);
  });
});

describe("Standing still", () => {
  const noise = noiseSource(7);
  test.each([0.3, 1, 1.5])("with %s m of scatter adds no distance and no moving time", (scatter) => {
    const sampler = samplerOf(everySecond(0, 600, () => ({ north: scatter * noise(), east: scatter * noise() })));
    expect({ distance: sampler.totalDistance, moving: sampler.totalMovingTime }).toEqual({ distance: 0, moving: 0 });
    expect(at(sampler, 300.5).speed).toBe(0);
  });

  test("while the receiver drifts by metres adds no distance", () => {
    let [x, y] = [0, 0];
    const drift = everySecond(0, 900, () => {
      x = 0.98 * x + 0.3 * noise();
      y = 0.98 * y + 0.3 * noise();
      return { east: x, north: y };
    });
    expect(samplerOf(drift).totalDistance).toBe(0);
  });

  test("in the middle of a ride shows 0 and holds course, gradient and elevation", () => {
    const climb = (t: number) => (t < 100 ? 5 * t : t < 160 ? 500 : 500 + 5 * (t - 160));
    const sampler = samplerOf(
      everySecond(0, 260, (t) => {
        const still = t > 100 && t < 160;
        const scatter = still ? 0.3 : 0;
        return {
          north: climb(t) + scatter * noise(),
          east: scatter * noise(),
          elevation: 100 + 0.05 * climb(t) + (still ? 2 * Math.sin(t) : 0),
        };
      }),
    );
    const stop = [110, 125.5, 150].map((t) => at(sampler, t));
    for (const { speed, course, elevation, gradient } of stop) {
      expect(speed).toBe(0);
      expect(Math.abs(((course! + 180) % 360) - 180)).toBeLessThan(8);
      expect(elevation).toBe(stop[0]!.elevation);
      expect(elevation).toBeCloseTo(125, 0);
      expect(gradient).toBe(stop[0]!.gradient);
    }
    expect(sampler.totalMovingTime).toBeGreaterThanOrEqual(198);
    expect(sampler.totalMovingTime).toBeLessThanOrEqual(204);
    expect(Math.abs(sampler.totalDistance - 1000)).toBeLessThan(6);
  });

  test("by a recorded speed counts from 4 s on", () => {
    const ride = (stop: number) =>
      samplerOf(everySecond(0, 60, (t) => ({ speed: t >= 20 && t <= 20 + stop ? 0.2 : 6 })));
    expect(at(ride(3), 21.5).speed).toBeCloseTo(0.2, 6);
    expect(at(ride(6), 21.5).speed).toBe(0);
  });

  test("is not what a phone records that asks for a new place every 10 m only", () => {
    const sampler = samplerOf(everySecond(0, 300, (t) => ({ north: 12 * Math.floor(t / 8), heartRate: 100 })));
    expect(Math.abs(sampler.totalDistance - 450)).toBeLessThan(13);
    expect(at(sampler, 150.5).speed).toBeCloseTo(1.5, 1);
  });
});

describe("Distance", () => {
  test("of a circle is its circumference, at 1 and at 18 samples a second", () => {
    for (const rate of [1, 18]) {
      const points = Array.from({ length: 600 * rate + 1 }, (_, k) => {
        const angle = (2 * Math.PI * k) / (600 * rate);
        return { t: k / rate, east: 500 * Math.sin(angle), north: 500 * Math.cos(angle) };
      });
      expect(samplerOf(points).totalDistance / (2 * Math.PI * 500)).toBeCloseTo(1, 3);
    }
  });

  test("never falls", () => {
    const noise = noiseSource(3);
    const sampler = samplerOf(everySecond(0, 600, (t) => ({ north: 2 * t + 4 * noise(), east: 4 * noise() })));
    for (let i = 1; i < sampler.distance.length; i++) {
      expect(sampler.distance[i]!).toBeGreaterThanOrEqual(sampler.distance[i - 1]!);
    }
  });

  test("follows the device's odometer, from its own start and over its resets", () => {
    const odometer = (t: number) => (t < 50 ? 7000 + 5.1 * t : 5.1 * (t - 50));
    const sampler = samplerOf(everySecond(0, 100, (t) => ({ north: 5 * t, distance: odometer(t) })));
    expect(at(sampler, 0).distance).toBe(0);
    expect(at(sampler, 40).distance).toBeCloseTo(204, 6);
    expect(sampler.totalDistance).toBeCloseTo(5.1 * 99, 6);
  });

  test("does not follow an odometer that counts from point to point", () => {
    const sampler = samplerOf(everySecond(0, 100, (t) => ({ north: 5 * t, distance: t % 2 ? 4 : 6 })));
    expect(sampler.totalDistance).toBeCloseTo(500, 1);
  });

  test("indoors comes from the recorded speed", () => {
    const sampler = samplerOf(everySecond(0, 100, () => ({ speed: 9, power: 200 })));
    expect(sampler.totalDistance).toBeCloseTo(900, 6);
  });

  test("leaves out a jump that no rider makes", () => {
    const sampler = samplerOf(everySecond(0, 100, (t) => ({ north: t === 50 ? 9000 : 5 * t })));
    expect(sampler.totalDistance).toBeCloseTo(490, 0);
    for (let t = 0; t <= 100; t += 0.5) expect(at(sampler, t).speed ?? 0).toBeLessThan(5.1);
  });
});

describe("Gradient", () => {
  test.each([0.05, -0.08, 0.2])("of a steady slope of %s comes out exactly, at any pace and to the ends", (slope) => {
    const sampler = samplerOf(
      everySecond(0, 120, (t) => ({ north: 4 * t + t * t * 0.02, elevation: 500 + slope * (4 * t + t * t * 0.02) })),
    );
    for (const t of [0, 1.5, 60, 119.5, 120]) expect(at(sampler, t).gradient).toBeCloseTo(slope, 3);
    expect(sampler.smoothElevation![60]).toBeCloseTo(500 + slope * 312, 2);
  });

  test("is clamped to 30 %", () => {
    const sampler = samplerOf(everySecond(0, 60, (t) => ({ north: 3 * t, elevation: 2 * t })));
    expect(at(sampler, 30).gradient).toBe(0.3);
  });

  test("turns where the road turns: no lead, no lag", () => {
    const sampler = samplerOf(
      everySecond(0, 120, (t) => ({ north: 5 * t, elevation: 100 + (t < 60 ? 0.5 * t : 30 - 0.5 * (t - 60)) })),
    );
    expect(at(sampler, 60).gradient).toBeCloseTo(0, 2);
    expect(at(sampler, 50).gradient).toBeCloseTo(0.1, 2);
    expect(at(sampler, 70).gradient).toBeCloseTo(-0.1, 2);
  });

  test("is held below 1 m/s", () => {
    const sampler = samplerOf(
      everySecond(0, 120, (t) => {
        const way = t < 60 ? 5 * t : 300 + 0.8 * (t - 60);
        return { north: way, elevation: 100 + (t < 60 ? 0.04 * way : 12 + 0.2 * (way - 300)) };
      }),
    );
    expect(at(sampler, 100).gradient).toBe(at(sampler, 75).gradient);
  });

  test("does not see one wild elevation, nor the steps of a barometer", () => {
    const sampler = samplerOf(
      everySecond(0, 120, (t) => ({
        north: 6 * t,
        elevation: t === 60 ? -80 : Math.round((500 + 0.03 * 6 * t) / 0.2) * 0.2,
      })),
    );
    for (let t = 10; t <= 110; t++) expect(Math.abs(at(sampler, t).gradient! - 0.03)).toBeLessThan(0.008);
  });
});

test("Samples however close are derived in time that grows with their number alone", { timeout: 30_000 }, () => {
  const count = 300_000;
  const points = Array.from({ length: count }, (_, k) => ({ t: (k / count) * 0.9, east: k / 10_000, north: 0 }));
  expect(at(samplerOf(points), 0.5).course).toBeCloseTo(90, 0);
});

describe("A gap", () => {
  const outward = everySecond(0, 60, (t) => ({
    north: 6 * t,
    elevation: 400 + 0.05 * 6 * t,
    heartRate: 130,
    cadence: 85,
    power: 200,
  }));
  const resumed = (from: number, moved: number) =>
    everySecond(from, from + 60, (t) => ({
      north: 360 + moved + 6 * (t - from),
      elevation: 418 + 0.05 * (moved + 6 * (t - from)),
      heartRate: 110,
      cadence: 80,
      power: 190,
    }));

  test("in which the rider stayed is a pause: speed, power and cadence 0, place held", () => {
    const sampler = samplerOf([...outward, ...resumed(300, 4)]);
    const pause = at(sampler, 180);
    expect(pause).toMatchObject({ speed: 0, power: 0, cadence: 0, elevation: 418, elapsed: 180, movingTime: 60 });
    expect(pause.latitude).toBe(at(sampler, 60).latitude);
    expect(pause.distance).toBeCloseTo(360, 1);
    expect(pause.gradient).toBeCloseTo(0.05, 3);
    expect(pause.course).toBeCloseTo(0, 3);
    expect(pause).not.toHaveProperty("heartRate");
    expect(at(sampler, 62).heartRate).toBe(130);
    expect(at(sampler, 300)).toMatchObject({ power: 190, cadence: 80, heartRate: 110 });
    expect(at(sampler, 310).speed).toBeCloseTo(6, 2);
    expect(sampler.totalMovingTime).toBe(120);
    expect(sampler.totalDistance).toBeCloseTo(720, 0);
  });

  test("in which the rider moved on is a signal loss: held for 3 s, then unknown", () => {
    const sampler = samplerOf([...outward, ...resumed(120, 300)]);
    expect(at(sampler, 62.9)).toMatchObject({ power: 200, cadence: 85, heartRate: 130 });
    const { utc: _, ...lost } = at(sampler, 90);
    expect(Object.keys(lost).sort()).toEqual(SO_FAR);
    expect(lost.distance).toBeCloseTo(510, 0);
    expect(lost.movingTime).toBe(90);
    expect(sampler.totalDistance).toBeCloseTo(1020, 0);
  });

  test("of no more than 3 usual intervals is none", () => {
    const sparse = (from: number, to: number) =>
      Array.from({ length: (to - from) / 7 + 1 }, (_, k) => ({
        t: from + 7 * k,
        north: 6 * (from + 7 * k),
        power: 200,
      }));
    const sampler = samplerOf([...sparse(0, 70), ...sparse(91, 161)]);
    expect(at(sampler, 80)).toMatchObject({ power: 200 });
    expect(at(sampler, 80).speed).toBeCloseTo(6, 2);
  });

  test("is judged by its own length, not by the number of samples", () => {
    const sampler = samplerOf([...outward, ...resumed(63, 18)]);
    expect(at(sampler, 61.5)).toMatchObject({ heartRate: 120, cadence: 82.5 });
  });

  test("indoors, where nothing can get lost, is a pause", () => {
    const indoor = (from: number) => everySecond(from, from + 30, () => ({ power: 150, heartRate: 120 }));
    expect(at(samplerOf([...indoor(0), ...indoor(100)]), 60)).toMatchObject({ power: 0, movingTime: 30 });
  });
});

describe("Between segments", () => {
  const first = everySecond(0, 30, (t) => ({ north: 6 * t, elevation: 400, power: 200, heartRate: 120 }));
  const second = (from: number, place: number) =>
    everySecond(from, from + 30, (t) => ({
      north: place + 6 * (t - from),
      elevation: 600,
      power: 100,
      heartRate: 140,
    }));

  test("nothing is interpolated and no distance is added", () => {
    const sampler = samplerOf(first, second(130, 5000));
    const { utc: _, ...known } = at(sampler, 80);
    expect(Object.keys(known).sort()).toEqual(SO_FAR);
    expect(known).toMatchObject({ elapsed: 80, movingTime: 30 });
    expect(known.distance).toBeCloseTo(180, 1);
    expect(sampler.totalDistance).toBeCloseTo(360, 1);
    expect(sampler.totalMovingTime).toBe(60);
  });

  test("even a second apart values do not blend", () => {
    const sampler = samplerOf(first, second(31, 5000));
    expect(at(sampler, 30.9)).toMatchObject({ power: 200, heartRate: 120, elevation: 400 });
    expect(at(sampler, 31)).toMatchObject({ power: 100, heartRate: 140, elevation: 600 });
    expect(sampler.totalDistance).toBeCloseTo(360, 1);
  });

  test("speed and gradient on either side know only their own side", () => {
    const sampler = samplerOf(first, second(31, 5000));
    for (const t of [29, 30, 31, 32]) {
      expect(at(sampler, t).speed).toBeCloseTo(6, 2);
      expect(at(sampler, t).gradient).toBeCloseTo(0, 6);
    }
  });

  test("a rest at the same place shows a rider who stands", () => {
    expect(at(samplerOf(first, second(130, 182)), 80)).toMatchObject({ speed: 0, power: 0, elevation: 400 });
  });
});

describe("What a track can give", () => {
  test("follows from what it has", () => {
    expect([...samplerOf(everySecond(0, 9, (t) => ({ north: 5 * t }))).available].sort()).toEqual([
      "averageSpeed",
      "course",
      "distance",
      "distanceLeft",
      "elapsed",
      "latitude",
      "longitude",
      "maxSpeed",
      "movingTime",
      "smoothSpeed",
      "speed",
    ]);
    expect([...samplerOf(everySecond(0, 9, () => ({ heartRate: 120 }))).available].sort()).toEqual([
      "averageHeartRate",
      "elapsed",
      "heartRate",
      "maxHeartRate",
      "movingTime",
    ]);
  });

  test("is all there is in any sample", () => {
    const sampler = samplerOf(everySecond(0, 60, (t) => ({ north: 5 * t, elevation: t, heartRate: 120 })));
    for (let t = 0; t <= 60; t += 0.1) {
      for (const key of Object.keys(at(sampler, t))) {
        expect(key === "utc" || sampler.available.has(key as never)).toBe(true);
      }
    }
  });

  test("with two points is enough", () => {
    const sampler = samplerOf([
      { t: 0, north: 0, elevation: 5 },
      { t: 1, north: 5, elevation: 5 },
    ]);
    expect(at(sampler, 0.5).speed).toBeCloseTo(5, 3);
    expect(sampler.available.has("gradient")).toBe(false);
  });
});
