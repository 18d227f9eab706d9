import { createReadStream, existsSync, readFileSync } from "node:fs";
import { Decoder, Stream } from "@garmin/fitsdk";
import { describe, expect, test } from "vitest";
import { createSampler } from "#lib/domain/track/create-sampler";
import { readTrack } from "#lib/domain/track/read-track";
import type { SampleKey } from "#lib/domain/track/track";

const DATA = new URL("../../shared/data/fit/", import.meta.url);
const isThere = existsSync(DATA);
if (!isThere) console.warn(`skipped: the shared sample rides are not at ${DATA.pathname}`);

/** Rides of one session on one device; what the device counts by another rule is left out, with the reason. */
const RIDES: readonly (readonly [file: string, leftOut: Readonly<Partial<Record<SampleKey, string>>>])[] = [
  ["edge500_hr_cad.fit", {}],
  ["edge510_power_no_hr.fit", {}],
  ["edge530_road_power.fit", {}],
  ["edge800_indoor_power_no_gps.fit", { calories: "not from its power: 379 kcal for 448 kJ of work" }],
  ["edge810_vector_power_1hz.fit", {}],
  ["garmin_road-with-power.fit", { calories: "not from its power" }],
  ["garmin_road_zones_4pauses.fit", { calories: "not from its power" }],
  ["garmin_mtb_jumps.fit", { averageSpeed: "the timer ran on through 43 minutes of standing" }],
  ["coros_pace2_ride.fit", { averageSpeed: "the timer ran on through 16 minutes of standing" }],
  ["suunto_vertical2_ride.fit", {}],
  ["zwift_power.fit", {}],
  [
    "wahoo_elemnt_power_6h.fit",
    {
      calories: "not from its power",
      maxPower: "668 W, which is in none of its records",
      averageSpeed: "the timer ran on through 9 minutes of standing",
    },
  ],
];

/** The session's field, and how far apart the two may be, as a share. */
const TOTALS: readonly (readonly [SampleKey, field: string, tolerance: number])[] = [
  ["distance", "totalDistance", 0.001],
  ["averageSpeed", "enhancedAvgSpeed", 0.012],
  ["maxSpeed", "enhancedMaxSpeed", 0.002],
  ["averageHeartRate", "avgHeartRate", 0.01],
  ["maxHeartRate", "maxHeartRate", 0],
  ["averagePower", "avgPower", 0.02],
  ["maxPower", "maxPower", 0],
  ["normalizedPower", "normalizedPower", 0.025],
  ["calories", "totalCalories", 0.05],
  ["ascent", "totalAscent", 0.25],
];

function sessionOf(file: string): Readonly<Record<string, unknown>> {
  const { messages } = new Decoder(Stream.fromBuffer(readFileSync(new URL(file, DATA)))).read();
  return (messages.sessionMesgs?.[0] ?? {}) as Readonly<Record<string, unknown>>;
}

describe.skipIf(!isThere)("At the end of a ride the metrics are what the device summed up", () => {
  const lines: string[] = [];
  const climbs: number[] = [];

  test.each(RIDES)("%s", async (file, leftOut) => {
    const sampler = createSampler(await readTrack(createReadStream(new URL(file, DATA))));
    const end = sampler.sample(sampler.end);
    const session = sessionOf(file);
    const compared = TOTALS.flatMap(([key, field, tolerance]) => {
      const theirs = session[field];
      const ours = end[key];
      if (typeof theirs !== "number" || theirs === 0 || ours === undefined) return [];
      if (key === "ascent") climbs.push(Math.log(ours / theirs));
      lines.push(`${file.padEnd(34)}${key.padEnd(17)}${ours.toFixed(2).padStart(10)}${theirs.toFixed(2).padStart(10)}`);
      return key in leftOut ? [] : [{ key, ours, theirs, near: Math.abs(ours / theirs - 1) <= tolerance }];
    });
    expect(compared.filter(({ near }) => !near)).toEqual([]);
    expect(compared.length).toBeGreaterThanOrEqual(4);
  });

  test("the ascent errs to neither side", () => {
    const mean = Math.exp(climbs.reduce((sum, log) => sum + log, 0) / climbs.length) - 1;
    console.info(`${lines.join("\n")}\nascent: ${(100 * mean).toFixed(1)} % over the devices' on average`);
    expect(Math.abs(mean)).toBeLessThan(0.06);
  });
});
