import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { createSampler } from "#lib/domain/track/create-sampler";
import { classifyLinks, LINK } from "#lib/domain/track/derive/gaps";
import { readTrack } from "#lib/domain/track/read-track";
import type { TrackSampler } from "#lib/domain/track/sampler";
import type { SampleKey } from "#lib/domain/track/track";
import { utcSeconds } from "#lib/domain/units";

const DATA = new URL("../../../../shared/data/", import.meta.url);
const isThere = existsSync(DATA);
if (!isThere) console.warn(`skipped: the shared sample rides are not at ${DATA.pathname}`);

const open = async (file: string) => createSampler(await readTrack([readFileSync(new URL(file, DATA))]));

/** Half of the last decimal that the GPX writes: seven of a degree. */
const ROUNDING = 0.5e-7 * 1.0001;

describe.skipIf(!isThere)("A ride as FIT and the GPX made of it give the same samples", () => {
  let fit: TrackSampler;
  let gpx: TrackSampler;
  beforeAll(async () => {
    fit = await open("fit/garmin_road-with-power.fit");
    gpx = await open("gpx/DERIVED_road-with-power_tpxv2.gpx");
  });

  /** Most that a value differs by, over moments from the start to the end; the ones at which only one has it. */
  function compare(key: SampleKey, moments: readonly number[]) {
    let most = 0;
    const alone: number[] = [];
    for (const moment of moments) {
      const [a, b] = [fit.sample(utcSeconds(moment))[key], gpx.sample(utcSeconds(moment))[key]];
      if ((a === undefined) !== (b === undefined)) alone.push(moment - fit.start);
      else if (a !== undefined) most = Math.max(most, Math.abs(a - b!));
    }
    return { most, alone };
  }

  const TIMER = { from: 148, to: 169 };
  /** Some 5,300 moments that fall anywhere between the samples. */
  const everywhere = () =>
    Array.from({ length: 5300 }, (_, k) => fit.start + (k * (fit.end - fit.start)) / 5300).filter(
      (moment) => moment - fit.start <= TIMER.from || moment - fit.start >= TIMER.to,
    );

  test.each<[SampleKey, number]>([
    ["latitude", ROUNDING],
    ["longitude", ROUNDING],
    ["heartRate", 0],
    ["cadence", 0],
    ["power", 0],
    ["temperature", 0],
    ["elevation", 1e-9],
    ["speed", 1e-9],
    ["course", 0.3],
    ["averagePower", 0],
    ["normalizedPower", 0],
    ["maxSpeed", 0],
  ])("%s, to %d", (key, limit) => {
    const { most, alone } = compare(key, everywhere());
    expect(alone).toEqual([]);
    expect(most).toBeLessThanOrEqual(limit);
  });

  test("but for one gap of 21 s: the FIT's timer stood, the GPX can only see that the rider was elsewhere after it", () => {
    const inside = utcSeconds(fit.start + 160);
    const [ours, theirs] = [fit, gpx].map(({ track }) => Array.from(classifyLinks(track).kinds)) as [
      number[],
      number[],
    ];
    const differing = ours.flatMap((kind, i) => (kind === theirs[i] ? [] : [fit.track.time[i]! - fit.start]));
    expect(differing).toEqual([TIMER.from]);
    expect(ours.filter((kind) => kind === LINK.pause)).toHaveLength(6);
    expect(fit.sample(inside)).toMatchObject({ speed: 0, power: 0, cadence: 0 });
    expect(gpx.sample(inside)).not.toHaveProperty("speed");
  });

  test("and but for the way: the FIT has the wheel's odometer, the GPX 0.1 % more along its positions", () => {
    expect(fit.totalDistance).toBeCloseTo(31_216.36, 2);
    expect(gpx.totalDistance / fit.totalDistance).toBeCloseTo(1, 2);
    // The 21 s of the gap count as moving where nothing says that the timer stood.
    expect(gpx.totalMovingTime - fit.totalMovingTime).toBe(TIMER.to - TIMER.from);
  });
});

test.skipIf(!isThere)("24,000 points as FIT and as GPX stand at the same places", async () => {
  const [fit, gpx] = [await open("fit/fenix2_multisport_24k.fit"), await open("gpx/DERIVED_fenix2_24235pts.gpx")];
  // The GPX was made of the records with a position; four of the FIT's have none.
  const placed = Array.from(fit.track.time).flatMap((_, i) =>
    Number.isNaN(fit.track.channels.latitude![i]!) ? [] : [i],
  );
  expect(placed.map((i) => fit.track.time[i])).toEqual(Array.from(gpx.track.time));
  const apart = (name: "latitude" | "longitude" | "elevation") =>
    Math.max(...placed.map((i, k) => Math.abs(fit.track.channels[name]![i]! - gpx.track.channels[name]![k]!)));
  expect(apart("latitude")).toBeLessThanOrEqual(ROUNDING);
  expect(apart("longitude")).toBeLessThanOrEqual(ROUNDING);
  expect(apart("elevation")).toBeLessThan(1e-9);
});
