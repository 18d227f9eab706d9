import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { AppError } from "#lib/domain/errors";
import { createFitReader } from "#lib/domain/track/read/fit/fit";
import { readTrack } from "#lib/domain/track/read-track";
import {
  cut,
  definition,
  FILE_ID,
  type FieldSpec,
  fitFile,
  message,
  record,
  START,
} from "#lib/domain/track/testing/fit-file";
import type { Track } from "#lib/domain/track/track";

/** A track, or the AppError that says why not; anything else that is thrown fails the test. */
async function outcomeOf(pieces: Iterable<Uint8Array>): Promise<Track | AppError> {
  try {
    return await readTrack(pieces);
  } catch (error) {
    if (error instanceof AppError && error.code !== "internal") return error;
    throw error;
  }
}

/** What every track must be, whatever it was read from. */
function expectSound(outcome: Track | AppError): void {
  if (outcome instanceof AppError) {
    expect(outcome.userMessage).toMatch(/[a-z]{3,}.*\./);
    return;
  }
  const { time, channels } = outcome;
  expect(time.length).toBeGreaterThan(1);
  expect(time.every((moment, i) => i === 0 || moment > time[i - 1]!)).toBe(true);
  expect(Object.values(channels).every((column) => column.length === time.length)).toBe(true);
}

/** The same numbers below 1 at every run (Park-Miller). */
function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const HEADER = fitFile([], { dataSize: 4_000_000_000 }).subarray(0, 14);
const POINTS = [record(0, [[7, "uint16", 200]]), record(1, [[7, "uint16", 201]])];

describe("Random bytes after a FIT header", () => {
  test("give a track or a plain error, never a crash", async () => {
    const random = randomSource(20_240_501);
    for (let round = 0; round < 300; round++) {
      const noise = Uint8Array.from({ length: 2000 }, () => random() * 256);
      expectSound(await outcomeOf([HEADER, noise]));
    }
  });

  test("after good records leave these as they were", async () => {
    const random = randomSource(7);
    for (let round = 0; round < 300; round++) {
      const noise = Uint8Array.from({ length: 500 }, () => random() * 256);
      const outcome = await outcomeOf([HEADER, Uint8Array.from([...FILE_ID, ...POINTS.flat()]), noise]);
      expectSound(outcome);
      expect((outcome as Track).warnings.map(({ code }) => code)).toContain("damaged_file");
    }
  });
});

describe("A real file with some bytes changed", () => {
  const FOLDER = new URL("../../../../../../shared/data/fit/", import.meta.url);
  const isThere = existsSync(FOLDER);
  if (!isThere) console.warn(`skipped: the shared FIT files are not at ${FOLDER.pathname}`);

  test
    .skipIf(!isThere)
    .each([
      "edge820_commute_15rec.fit",
      "elemnt_bolt_dev_id_missing.fit",
      "unterminated_strings.fit",
      "fr70_relative_timestamps.fit",
    ])("%s gives a track or a plain error, never a crash", async (file) => {
    const whole = new Uint8Array(readFileSync(new URL(file, FOLDER)));
    const random = randomSource(whole.length);
    for (let round = 0; round < 120; round++) {
      const bytes = whole.slice(0, random() < 0.3 ? random() * whole.length : whole.length);
      for (let change = random() * 20; change > 0; change--)
        bytes[Math.floor(random() * bytes.length)] = random() * 256;
      // The kind stays: otherwise most rounds would only test how GPX is refused.
      bytes.set(whole.subarray(8, Math.min(12, bytes.length)), Math.min(8, bytes.length));
      expectSound(await outcomeOf(random() < 0.5 ? [bytes] : cut(bytes, 1 + Math.floor(random() * 100))));
    }
  });
});

describe("What would fill the memory or never end does neither:", { timeout: 60_000 }, () => {
  const wide: FieldSpec[] = Array.from({ length: 255 }, (_, k) => [k, "byte", Array(255).fill(0xff)] as const);

  test("a message of 255 fields of 255 bytes", async () => {
    const timed: FieldSpec[] = wide.map((field) => (field[0] === 253 ? [253, "uint32", START] : field));
    const later: FieldSpec[] = wide.map((field) => (field[0] === 253 ? [253, "uint32", START + 1] : field));
    const bytes = fitFile([FILE_ID, message(20, timed), message(20, later)]);
    for (const pieces of [[bytes], cut(bytes, 777)]) expect((await readTrack(pieces)).time.length).toBe(2);
  });

  test("a data size of 4 GB in a small file", async () => {
    const { warnings } = await readTrack([fitFile([FILE_ID, ...POINTS], { dataSize: 0xffffffff }).subarray(0, -2)]);
    expect(warnings.map(({ code }) => code)).toEqual(["damaged_file"]);
  });

  test("definitions without end", async () => {
    const bomb = Uint8Array.from(Array.from({ length: 16 }, (_, local) => definition(20, wide, { local })).flat());
    const pieces = Array.from({ length: 500 }, () => bomb);
    const outcome = await outcomeOf([HEADER, Uint8Array.from([...FILE_ID, ...POINTS.flat()]), ...pieces]);
    expect((outcome as Track).time.length).toBe(2);
  });

  test("messages of no bytes", async () => {
    const nothing = Uint8Array.from([...definition(20, []), ...Array(2_100_000).fill(0)]);
    expect(await outcomeOf([HEADER, Uint8Array.from(FILE_ID), nothing])).toMatchObject({ code: "too_large" });
  });

  test("laps of no bytes, more than any ride has messages: what was read stays", async () => {
    const nothing = new Uint8Array(9_000_000);
    const laps = Uint8Array.from([...FILE_ID, ...POINTS.flat(), ...definition(19, [])]);
    const { time, warnings } = (await outcomeOf([HEADER, laps, nothing])) as Track;
    expect(time.length).toBe(2);
    expect(warnings[0]?.message).toContain("more messages than any ride");
  });

  test("empty recordings chained without end", async () => {
    const [ride, empty] = [fitFile([FILE_ID, ...POINTS]), fitFile([definition(19, [])])];
    const chain = Uint8Array.from({ length: 110_000 * empty.length }, (_, i) => empty[i % empty.length]!);
    const { warnings } = (await outcomeOf([ride, chain])) as Track;
    expect(warnings[0]?.message).toContain("more than 100000 recordings");
  });

  test("field descriptions, laps, timer events and gear changes without end", async () => {
    const many = [
      message(206, [
        [0, "uint8", 1],
        [1, "uint8", 2],
        [2, "uint8", 2],
        [14, "uint16", 20],
        [15, "uint8", 7],
      ]),
      message(19, [[2, "uint32", START]]),
      message(21, [
        [253, "uint32", START],
        [0, "enum", 0],
        [1, "enum", 4],
      ]),
      message(21, [
        [253, "uint32", START],
        [0, "enum", 43],
        [12, "uint8z", 20],
      ]),
    ].flat();
    const reader = createFitReader();
    reader.write(HEADER);
    reader.write(Uint8Array.from([...FILE_ID, ...POINTS.flat()]));
    const block = Uint8Array.from(Array.from({ length: 1000 }, () => many).flat());
    for (let k = 0; k < 110; k++) reader.write(block);
    const { lapStarts, channels, timerStops } = reader.end();
    expect({ laps: lapStarts?.length, gears: channels.gearRear?.length, stops: timerStops?.length }).toEqual({
      laps: 1,
      gears: 2,
      stops: 2,
    });
  });

  test("thousands of files in a chain", async () => {
    const chain = Array.from({ length: 60_000 }, (_, k) => fitFile([message(20, [[253, "uint32", START + k]])]));
    expect(await outcomeOf(chain)).toMatchObject({
      code: "too_large",
      userMessage: expect.stringContaining("segments"),
    });
  });
});
