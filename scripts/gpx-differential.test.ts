import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTrack } from "#lib/domain/track/read-track";
import type { Track } from "#lib/domain/track/track";
import type { GpxParserPoint } from "./testing/gpxparser-thread.ts";

// Where we differ from gpxparser 3.0.8, by intent. Everywhere else positions, elevations and times must be the same.
const READ_BY_US_ALONE: Readonly<Record<string, string>> = {
  "expertgps_iso8859-1.gpx": "gpxparser finds no track in it",
  "jpx_mismatched_tag.gpx": "gpxparser gives up on damaged XML",
  "locus_unbound_prefix.gpx": "gpxparser gives up on an unbound prefix",
};
const FEWER_BY_INTENT: Readonly<Record<string, string>> = {
  "DERIVED_fenix2_24235pts.gpx": "two points run backwards in time",
  "mapsource_woerrstadt_1hz.gpx": "its last point carries the time of the first",
  "mixed_times_backwards.gpx": "the same way four times over",
};
const OTHER_POSITIONS: Readonly<Record<string, string>> = {
  "ios_lon_180_88.gpx": "a longitude of 180.88° is impossible",
};

const FOLDER = new URL("../../shared/data/gpx/", import.meta.url);
const files = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
if (files.length === 0) console.warn(`skipped: the shared sample rides are not at ${FOLDER.pathname}`);

describe.skipIf(files.length === 0)("Against gpxparser, the reader finds the same points", () => {
  let thread: Worker;
  beforeAll(() => {
    thread = new Worker(new URL("./testing/gpxparser-thread.ts", import.meta.url), {
      env: { ...process.env, TZ: "UTC" },
    });
  });
  afterAll(() => thread.terminate());

  test.each(files)("in %s", { timeout: 60_000 }, async (file) => {
    const bytes = readFileSync(new URL(file, FOLDER));
    const ours = await readTrack([bytes]).catch(() => undefined);
    const theirs = await parseInThread(thread, bytes.toString("utf8").replace(/^\uFEFF/, ""));
    if (!ours) {
      expect(new Set(timesOf(theirs)).size).toBeLessThan(2);
      return;
    }
    if (READ_BY_US_ALONE[file]) {
      expect(theirs).toEqual([]);
      return;
    }
    // Ours are in time order, and of two points with the same time the later stays, with the elevation of the earlier
    // where it has none.
    const expected = new Map<number, GpxParserPoint>();
    for (const [time, latitude, longitude, elevation] of theirs) {
      if (time === undefined) continue;
      expected.set(time, [time, latitude, longitude, elevation ?? expected.get(time)?.[3] ?? null]);
    }
    if (!FEWER_BY_INTENT[file]) expect(ours.time.length).toBe(expected.size);
    const rows = rowsOf(ours);
    const known = OTHER_POSITIONS[file] ? rows.filter(([, latitude]) => !Number.isNaN(latitude)) : rows;
    expect(known.map((row) => expected.get(row[0]!) ?? row[0])).toEqual(known);
  });
});

async function parseInThread(thread: Worker, text: string): Promise<GpxParserPoint[]> {
  thread.postMessage(text);
  const [points] = await once(thread, "message");
  return points;
}

function timesOf(points: readonly GpxParserPoint[]): number[] {
  return points.flatMap(([time]) => (time === undefined ? [] : [time]));
}

/** Our columns in gpxparser's form: whole milliseconds (a Date has no more), null for no elevation. */
function rowsOf({ time, channels }: Track): GpxParserPoint[] {
  return Array.from(time, (moment, i) => {
    const elevation = channels.elevation?.[i] ?? Number.NaN;
    const [latitude, longitude] = [channels.latitude?.[i] ?? Number.NaN, channels.longitude?.[i] ?? Number.NaN];
    return [Math.floor(moment * 1000 + 0.001), latitude, longitude, Number.isNaN(elevation) ? null : elevation];
  });
}
