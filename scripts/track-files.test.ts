import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { toAppError } from "#lib/domain/errors";
import { createSampler } from "#lib/domain/track/create-sampler";
import { readTrack } from "#lib/domain/track/read-track";
import type { ChannelName } from "#lib/domain/track/track";
import { type TrackFacts, trackFacts } from "#lib/domain/track/track-facts";
import { describeFault, describeTrackBriefly } from "./describe-facts.ts";
import { TRACK_OUTCOMES } from "./testing/track-outcomes.ts";

const DATA = new URL("../../shared/data/", import.meta.url);
const isThere = existsSync(DATA);
if (!isThere) console.warn(`skipped: the shared sample rides are not at ${DATA.pathname}`);

const FOLDERS = ["gpx", "fit"] as const;
const folderOf = (file: string) => (file.endsWith(".gpx") ? "gpx" : "fit");

async function factsOf(file: string): Promise<TrackFacts> {
  return trackFacts(createSampler(await readTrack(createReadStream(new URL(`${folderOf(file)}/${file}`, DATA)))));
}

describe.skipIf(!isThere)("Every shared track", () => {
  test("is in the table", () => {
    const files = FOLDERS.flatMap((folder) => readdirSync(new URL(`${folder}/`, DATA)));
    expect(files.toSorted()).toEqual(TRACK_OUTCOMES.map(([file]) => file).toSorted());
  });

  test.each(TRACK_OUTCOMES)("%s: %s", async (file, outcome) => {
    const found = await factsOf(file).then(describeTrackBriefly, (error) => describeFault(toAppError(error)));
    expect(found).toBe(outcome);
  });
});

/** Where ours differs from what others (expat, fitdecode) count in the file, by intent. */
const BY_INTENT: Readonly<Record<string, string>> = {
  "zwift_power.fit heartRate": "0 on every record: no strap was worn",
};

/** How the collection's list calls the channels. */
const COUNTED: readonly (readonly [RegExp, ChannelName])[] = [
  [/(\d+) with position|\bposition(?: (\d+))?/, "latitude"],
  [/(?:\b(?:ele|alt)|'AltitudeMeters':)(?: (\d+))?\b/, "elevation"],
  [/(?:\bhr|'HeartRateBpm':)(?: (\d+))?\b/, "heartRate"],
  [/(?:\bcad|'Cadence':)(?: (\d+))?\b/, "cadence"],
  [/(?:\bpower|PowerInWatts|'Watts':)(?: (\d+))?\b/, "power"],
  [/\b(?:a?temp)(?: (\d+))?\b/, "temperature"],
  [/(?:\bspeed|'Speed':)(?: (\d+))?\b/, "speed"],
  [/\bL\/R(?: (\d+))?/, "balance"],
];

describe.skipIf(!isThere)("The independent figures of the collection's list agree:", () => {
  const rows = isThere ? listed(readFileSync(new URL("SOURCES.md", DATA), "utf8")) : [];
  const readable = new Set(
    TRACK_OUTCOMES.filter(([, outcome]) => !outcome.startsWith("refused")).map(([file]) => file),
  );

  test.each(rows.filter(({ file }) => readable.has(file)))("$file", async ({ file, contents }) => {
    const facts = await factsOf(file);
    const left = (codes: readonly string[]) =>
      facts.warnings.reduce((sum, { code, count }) => sum + (codes.includes(code) ? count : 0), 0);
    const dropped = left(["points_without_time", "duplicate_times", "backward_times", "crowded_times"]);

    const points = Number(/(\d+) (?:trkpt|records|trackpoints)/.exec(contents)?.[1]);
    // A strict parser reads none where a prefix is unbound.
    if (!contents.includes("strict parser reads 0")) expect(facts.points + dropped).toBe(points);

    const [start, end] = spanOf(contents);
    if (start !== undefined && left(["points_without_time", "backward_times"]) === 0) {
      expect(Math.abs(Date.parse(facts.start) / 1000 - start)).toBeLessThan(1);
      expect(Math.abs(Date.parse(facts.end) / 1000 - end)).toBeLessThanOrEqual(1.01);
    }
    for (const [pattern, channel] of COUNTED) {
      const match = pattern.exec(contents.startsWith("TCX") ? contents : contents.slice(contents.search(/gap|stamps/)));
      if (!match || BY_INTENT[`${file} ${channel}`]) continue;
      const theirs = Number(match[1] ?? match[2] ?? points);
      const ours = facts.channels[channel] ?? 0;
      expect
        .soft({ channel, ours, most: theirs, least: theirs - dropped })
        .toSatisfy(() => ours <= theirs && ours >= theirs - dropped - left(["impossible_values"]));
    }
  });
});

function listed(markdown: string): { file: string; contents: string }[] {
  return markdown
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter((cells) => /\.(gpx|fit|tcx)$/.test(cells[1] ?? ""))
    .map((cells) => ({ file: cells[1]!, contents: cells[6] ?? "" }));
}

/** Start and end in seconds since 1970, as far as the list gives them as dates. */
function spanOf(contents: string): [number, number] | [undefined, undefined] {
  const both = /(\d{4}-[^ ]+Z) \.\. (\d{4}-[^ ]+Z)/.exec(contents);
  if (both) return [Date.parse(both[1]!) / 1000, Date.parse(both[2]!) / 1000];
  const fit = /(?:, |t0=)(\d{4}-[\dT:-]+Z)(?:, ([\d.]+) s| dur=([\d.]+))/.exec(contents);
  if (!fit) return [undefined, undefined];
  const start = Date.parse(fit[1]!) / 1000;
  return [start, start + Number(fit[2] ?? fit[3])];
}
