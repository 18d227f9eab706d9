import { describe, expect, it, test } from "vitest";
import { type DisplayUnits, IMPERIAL, METRIC } from "#lib/domain/overlay/display-units";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import type { GaugeContext } from "#lib/domain/overlay/gauge";
import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import type { GaugeName } from "#lib/domain/overlay/layout";
import { BROADCAST } from "#lib/domain/overlay/theme";
import type { Sample } from "#lib/domain/track/track";
import { utcSeconds } from "#lib/domain/units";

const sampler = createSyntheticSampler();

function statesOf(gauge: GaugeName, sample: Partial<Sample>, units: DisplayUnits = METRIC) {
  const context: GaugeContext = {
    ...{ box: { x: 0, y: 0, width: 400, height: 100 }, sampler, units, theme: BROADCAST },
    ...{ rider: {}, title: "", logo: undefined },
    span: { from: utcSeconds(RIDE_START), to: utcSeconds(RIDE_START + 3600) },
  };
  const pieces = GAUGES[gauge].pieces(context);
  return pieces.map((piece) => piece.state({ utc: utcSeconds(RIDE_START + 1000), ...sample }));
}

type Case = [gauge: GaugeName, sample: Partial<Sample>, metric: string, imperial: string];
const CASES: Case[] = [
  ["average-speed", { averageSpeed: 8.36 }, "30.1", "18.7"],
  ["max-speed", { maxSpeed: 20.2 }, "73", "45"],
  ["speed-bar", { speed: 10 }, "36", "22"],
  ["power-3s", { power3s: 301.6 }, "302", "302"],
  ["power-normalised", { normalizedPower: 0 }, "0", "0"],
  ["power-to-weight", { powerToWeight: 3.449 }, "3.4", "3.4"],
  ["vam", { vam: 1234 }, "1230", "4050"],
  ["ascent", { ascent: 1000.4 }, "1000", "3282"],
  ["distance-left", { distanceLeft: 16_093.44 }, "16.1", "10.0"],
  ["elapsed-time", { elapsed: 3661.9 }, "1:01:01", "1:01:01"],
  ["elapsed-time", { elapsed: 59.99 }, "0:59", "0:59"],
  ["moving-time", { movingTime: 36_000 }, "10:00:00", "10:00:00"],
  ["temperature", { temperature: -0.4 }, "0", "31"],
  ["temperature", { temperature: -10 }, "−10", "14"],
  ["gear", { gearFront: 50, gearRear: 17 }, "50 × 17", "50 × 17"],
  ["gear", { gearRear: 17 }, "17", "17"],
  ["calories", { calories: 812.5 }, "813", "813"],
  ["heart-rate-trend", { heartRate: 150.5 }, "151", "151"],
];

test.each(CASES)("%s shows %j as %s, or %s in imperial units", (gauge, sample, metric, imperial) => {
  expect(statesOf(gauge, sample)[0]).toEqual([metric]);
  expect(statesOf(gauge, sample, IMPERIAL)[0]).toEqual([imperial]);
});

test.each([...new Set(CASES.map(([gauge]) => gauge))])("%s shows -- for what is not known", (gauge) => {
  expect(statesOf(gauge, {})[0]).toEqual(["--"]);
});

test("the date is that of the place, with its month in letters", () => {
  const newYear = utcSeconds(Date.UTC(2024, 0, 1, 23, 30) / 1000);
  expect(statesOf("date", { utc: newYear })).toEqual([["1 JAN 2024"]]);
  expect(statesOf("date", { utc: newYear }, { ...METRIC, utcOffsetMinutes: 60 })).toEqual([["2 JAN 2024"]]);
  expect(statesOf("date", { utc: utcSeconds(1e300) })).toEqual([["--"]]);
});

describe("zones", () => {
  it("name the zone, the number and how far through the zone it is", () => {
    const [name, number, bar] = statesOf("heart-rate-zone", { heartRate: 151.4, heartRateZone: 3.5 });
    expect(name).toEqual([3]);
    expect(number).toEqual(["151"]);
    expect(bar![0]).toBe(3);
    const [, , start] = statesOf("heart-rate-zone", { heartRate: 150, heartRateZone: 3 });
    const [, , end] = statesOf("heart-rate-zone", { heartRate: 158, heartRateZone: 3.999 });
    expect(start![1]).toBe(0);
    expect(Math.abs(Number(bar![1]) - Number(end![1]) / 2)).toBeLessThanOrEqual(1);
  });

  it("keep to the last zone above its end, and show none for what is not known", () => {
    expect(statesOf("power-zone", { power: 1500, powerZone: 8 })[0]).toEqual([7]);
    expect(statesOf("power-zone", { power: 300 })).toEqual([[0], ["300"], []]);
  });
});

test("the balance of the legs adds up to a hundred", () => {
  for (const balance of [0, 0.494, 0.495, 0.505, 0.51, 1]) {
    const [left, right] = statesOf("power-balance", { balance })[0]!;
    expect(Number(left) + Number(right)).toBe(100);
  }
  expect(statesOf("power-balance", { balance: 0.51 })[0]).toEqual(["51", "49"]);
  expect(statesOf("power-balance", {})).toEqual([["--", "--"], []]);
});

describe("stopwatches", () => {
  it("show a lap's number, its way and its time", () => {
    const lap = { lap: 3, lapTime: 272.8, lapDistance: 1840 };
    expect(statesOf("lap", lap)).toEqual([["LAP 3", "1.8 km"], ["4:32"]]);
    expect(statesOf("lap", lap, IMPERIAL)).toEqual([["LAP 3", "1.1 mi"], ["4:32"]]);
    expect(statesOf("lap", {})).toEqual([["LAP", ""], ["--"]]);
  });

  it("show the kilometre one is in, its moving time and the time of the one before", () => {
    const at = (second: number, units?: DisplayUnits) =>
      statesOf("split", sampler.sample(utcSeconds(RIDE_START + second)), units);
    expect(at(0)).toEqual([["KM 1", ""], ["0:00"]]);
    // The second that each kilometre of the synthetic ride begins in, from its own odometer.
    const begins = [1, 2, 3].map((km) => sampler.distance.findIndex((metres) => metres >= km * 1000));
    expect(at(begins[0]! - 1)[0]).toEqual(["KM 1", ""]);
    const [head, time] = at(begins[2]! + 30.9);
    expect(head![0]).toBe("KM 4");
    const last = /^LAST (\d+):(\d\d)$/.exec(String(head![1]))!;
    expect(Math.abs(Number(last[1]) * 60 + Number(last[2]) - (begins[2]! - begins[1]!))).toBeLessThanOrEqual(1);
    expect(time).toEqual([expect.stringMatching(/^0:3[01]$/)]);
    expect(at(begins[2]! + 30.9, IMPERIAL)[0]![0]).toBe("MILE 2");
    expect(statesOf("split", {})).toEqual([["KM", ""], ["--"]]);
  });
});

test("the line of the heart rate moves by whole steps and stops outside the ride", () => {
  const at = (second: number) =>
    statesOf("heart-rate-trend", { utc: utcSeconds(RIDE_START + second), heartRate: 140 })[1];
  const seconds = Array.from({ length: 300 }, (_, frame) => JSON.stringify(at(1000 + frame / 30)));
  // Ten seconds at 30 frames a second redraw the line a dozen times, not three hundred.
  expect(new Set(seconds).size).toBeLessThan(15);
  expect(at(-1)).toEqual([]);
  expect(at(3700)).toEqual([]);
});
