import { describe, expect, test } from "vitest";
import { createSampler } from "#lib/domain/track/create-sampler";
import { everySecond, ORIGIN, syntheticTrack } from "#lib/domain/track/testing/synthetic-track";
import type { Track } from "#lib/domain/track/track";
import { utcSeconds } from "#lib/domain/units";

function lapsAt(track: Track) {
  const sampler = createSampler(track);
  return (t: number) => {
    const { lap, lapTime, lapDistance } = sampler.sample(utcSeconds(ORIGIN.time + t));
    return { lap, lapTime, lapDistance };
  };
}

describe("Laps", () => {
  const ride = syntheticTrack(everySecond(0, 300, (t) => ({ distance: 5 * t })));
  const starts = (...times: number[]) => Float64Array.from(times, (t) => ORIGIN.time + t);

  test("begin at their very start, also between two samples", () => {
    const at = lapsAt({ ...ride, lapStarts: starts(0, 100.5, 200) });
    expect(at(0)).toEqual({ lap: 1, lapTime: 0, lapDistance: 0 });
    expect(at(100.25)).toEqual({ lap: 1, lapTime: 100.25, lapDistance: expect.closeTo(501.25, 6) });
    expect(at(100.5)).toEqual({ lap: 2, lapTime: 0, lapDistance: expect.closeTo(0, 6) });
    expect(at(101)).toEqual({ lap: 2, lapTime: 0.5, lapDistance: expect.closeTo(2.5, 6) });
    expect(at(199.999).lap).toBe(2);
    expect(at(300)).toEqual({ lap: 3, lapTime: 100, lapDistance: expect.closeTo(500, 6) });
  });

  test("stand while the device's timer stands", () => {
    const points = [
      ...everySecond(0, 100, (t) => ({ distance: 5 * t })),
      ...everySecond(400, 500, (t) => ({ distance: 500 + 5 * (t - 400) })),
    ];
    const track = { ...syntheticTrack(points), lapStarts: starts(0, 50), timerStops: starts(100, 400) };
    const at = lapsAt(track);
    expect(at(100)).toMatchObject({ lap: 2, lapTime: 50 });
    expect(at(250)).toEqual({ lap: 2, lapTime: 50, lapDistance: expect.closeTo(250, 6) });
    expect(at(410)).toEqual({ lap: 2, lapTime: 60, lapDistance: expect.closeTo(300, 6) });
  });

  test("are none where the device recorded none", () => {
    expect(lapsAt(ride)(50)).toEqual({ lap: undefined, lapTime: undefined, lapDistance: undefined });
  });
});

describe("Gears and balance", () => {
  const sampler = createSampler(
    syntheticTrack(
      everySecond(0, 60, (t) => ({
        north: 5 * t,
        power: 200,
        ...(t < 10 ? {} : { balance: t % 2 ? 0.52 : 0.48 }),
        ...(t === 5 ? { gearFront: 50, gearRear: 25 } : t === 40 ? { gearFront: 34, gearRear: 25 } : {}),
      })),
    ),
  );
  const at = (t: number) => sampler.sample(utcSeconds(ORIGIN.time + t));

  test("a gear stays in use until it is changed, and never lies between two", () => {
    expect(at(4.9).gearFront).toBeUndefined();
    expect([5, 20, 39.9].map((t) => at(t).gearFront)).toEqual([50, 50, 50]);
    expect([40, 60].map((t) => at(t).gearFront)).toEqual([34, 34]);
    expect(at(39.9).gearRear).toBe(25);
  });

  test("the balance is linear", () => {
    expect(at(10.5).balance).toBeCloseTo(0.5, 9);
  });
});
