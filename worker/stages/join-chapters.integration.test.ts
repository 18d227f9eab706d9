import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { probeVideo } from "../media/ffprobe.ts";
import { fileUrl } from "../media/input.ts";
import { readCameraFile } from "../media/read-camera-file.ts";
import { run } from "../media/run.ts";
import { splitFilm } from "../testing/split-film.ts";
import { joinChapters } from "./join-chapters.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sportssync-join-"));
});
afterAll(() => rm(folder, { recursive: true }));

const PICTURE = ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-g", "30", "-pix_fmt", "yuv420p"];

/** A moving picture with a key frame every second and a tone. */
async function makeFilm(name: string, options: { size?: string; sound?: boolean; coding?: string[] } = {}) {
  const { size = "320x240", sound = true, coding = PICTURE } = options;
  const path = join(folder, name);
  await run([
    ...["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", `testsrc2=size=${size}:rate=30000/1001:duration=6`],
    ...(sound ? ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=6", "-c:a", "aac"] : []),
    ...[...coding, "-metadata", "creation_time=2026-05-06T10:00:20Z", fileUrl(path)],
  ]);
  return path;
}

async function joined(paths: readonly string[], output = join(folder, "joined.mp4")) {
  const chapters = await Promise.all(paths.map(async (input) => ({ name: basename(input), input, size: 1_000_000 })));
  await joinChapters({ chapters, output });
  return output;
}

/** When each packet of a stream is shown and a hash of what is in it. */
async function packets(path: string, stream: string) {
  const what = ["-select_streams", stream, "-show_entries", "packet=pts_time,data_hash", "-show_data_hash", "md5"];
  const { stdout } = await run(["ffprobe", "-v", "error", ...what, "-of", "csv=p=0", fileUrl(path)]);
  return (
    stdout
      .trim()
      .split("\n")
      .map((line) => line.split(","))
      // What is said beside a packet stands on a line of its own.
      .filter(([, hash]) => hash?.startsWith("MD5:"))
      .map(([time, hash]) => ({ time: Number(time), hash }))
  );
}

/** A hash of each frame shown in a part of the film, sought as players do. */
async function frames(path: string, from: number, length: number) {
  const part = ["-ss", String(from), "-i", fileUrl(path), "-t", String(length), "-map", "0:v:0"];
  const { stdout } = await run(["ffmpeg", "-v", "error", ...part, "-f", "framemd5", "-"]);
  return stdout
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(",").map((value) => value.trim()))
    .map(([, , time, , , hash]) => ({ time: Number(time), hash }));
}

const hashes = (list: readonly { hash?: string | undefined }[]) => list.map(({ hash }) => hash);

test("three chapters become the film that they were cut from: every frame in its turn, no packet changed", async () => {
  const film = await makeFilm("film.mp4");
  const output = await joined(await splitFilm(film, folder, { at: [2.002, 4.004] }));
  for (const stream of ["v:0", "a:0"]) {
    expect(hashes(await packets(output, stream))).toEqual(hashes(await packets(film, stream)));
  }
  const picture = await packets(output, "v:0");
  expect(picture).toHaveLength(180);
  for (const [n, { time }] of picture.entries()) {
    expect(Math.abs(time - picture[0]!.time - (n * 1001) / 30000)).toBeLessThan(0.0005);
  }
  const facts = await probeVideo(output);
  expect(Math.abs(facts.duration - 6.006)).toBeLessThan(0.001);
  expect(facts).toMatchObject({ frameRate: { num: 30000, den: 1001 }, variableFrameRate: false });
  expect(facts.creationTime).toBe(Date.parse("2026-05-06T10:00:20Z") / 1000);
});

test("a clip over the seam shows the same frames and sounds the same as of the uncut film", async () => {
  const film = await makeFilm("film.mp4");
  const output = await joined(await splitFilm(film, folder, { at: [2.002] }));
  const { startTime } = await probeVideo(output);
  const clip = await frames(output, startTime + 1.5, 1);
  expect(clip.length).toBe(30);
  expect(clip).toEqual(await frames(film, 1.5, 1));
  // Where each piece of sound stands beside the picture: no gap and no overlap longer than half a piece.
  const pieces = await packets(output, "a:0");
  const original = await packets(film, "a:0");
  expect(pieces.length).toBe(original.length);
  for (const [n, { time }] of pieces.entries()) {
    // The first one only primes the decoder.
    if (n > 0) expect(Math.abs(time - startTime - original[n]!.time)).toBeLessThan(0.011);
  }
});

test("silent chapters are joined too, and names with quotes are only names", async () => {
  const [first, second] = await splitFilm(await makeFilm("silent.mp4", { sound: false }), folder, {
    at: [3.003],
    streams: [0],
  });
  const odd = join(folder, "it's 'one' #1.MP4");
  await copyFile(first!, odd);
  const facts = await probeVideo(await joined([odd, second!]));
  expect(Math.abs(facts.duration - 6.006)).toBeLessThan(0.001);
  expect(facts.audio).toBeUndefined();
});

test.each([
  ["another size", { size: "640x480" }, /is 640 × 480 pixels large, not 320 × 240 as GX010042\.MP4.*separate videos/],
  ["no sound", { sound: false }, /has no sound, unlike GX010042/],
  ["another codec", { coding: ["-c:v", "mpeg4"] }, /recorded as mpeg4/],
  [
    "other settings of the same codec",
    { coding: [...PICTURE, "-profile:v", "high", "-preset", "fast"] },
    /other settings/,
  ],
])("a file with %s is refused in plain words", async (_, options, words) => {
  const [first] = await splitFilm(await makeFilm("film.mp4"), folder, { at: [3.003] });
  const other = await makeFilm("other.mp4", options);
  await expect(joined([first!, other])).rejects.toMatchObject({
    code: "invalid_video",
    userMessage: expect.stringMatching(words),
  });
});

test("a chapter that was cut short is refused in plain words", async () => {
  const [first, second] = await splitFilm(await makeFilm("film.mp4"), folder, { at: [3.003] });
  const bytes = await readFile(second!);
  await writeFile(second!, bytes.subarray(0, bytes.length / 2));
  await expect(joined([first!, second!])).rejects.toMatchObject({ code: "invalid_video" });
});

test("a chapter that was cut short behind its index is refused in plain words, too", async () => {
  const [first, second] = await splitFilm(await makeFilm("film.mp4"), folder, { at: [3.003] });
  const indexed = join(folder, "GX020042-indexed.MP4");
  await run([
    "ffmpeg",
    "-v",
    "error",
    "-i",
    fileUrl(second!),
    "-c",
    "copy",
    "-movflags",
    "+faststart",
    fileUrl(indexed),
  ]);
  const bytes = await readFile(indexed);
  await writeFile(indexed, bytes.subarray(0, bytes.length / 2));
  await expect(joined([first!, indexed])).rejects.toMatchObject({
    code: "invalid_video",
    userMessage: expect.stringContaining("cut short"),
  });
});

test("a playlist that calls itself a chapter opens nothing", async () => {
  const [first] = await splitFilm(await makeFilm("film.mp4"), folder, { at: [3.003] });
  const script = join(folder, "GX020042.MP4");
  await writeFile(script, `ffconcat version 1.0\nfile '${first}'\n`);
  await expect(joined([first!, script])).rejects.toMatchObject({ code: "invalid_video" });
});

describe("from storage that answers ranges", () => {
  let server: Server | undefined;
  afterEach(() => void server?.close());

  test("chapters are joined without being downloaded first; a failure of it is tried again", async () => {
    const film = await makeFilm("film.mp4");
    const paths = await splitFilm(film, folder, { at: [3.003] });
    let broken = false;
    let openings = 0;
    /** By ffmpeg, after ffprobe has seen it. */
    const isOpenedAgain = ({ url, headers }: IncomingMessage) =>
      url!.endsWith("2.MP4") &&
      headers["user-agent"]!.startsWith("Lavf") &&
      headers.range === "bytes=0-" &&
      ++openings > 1;
    server = createServer((request, response) => {
      void readFile(join(folder, basename(request.url!))).then((bytes) => {
        const [, from = "0", to = ""] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "") ?? [];
        const end = to === "" ? bytes.length - 1 : Math.min(Number(to), bytes.length - 1);
        const range = { "content-range": `bytes ${from}-${end}/${bytes.length}`, "accept-ranges": "bytes" };
        if (broken && isOpenedAgain(request)) return response.writeHead(503).end();
        response.writeHead(206, range).end(bytes.subarray(Number(from), end + 1));
      });
    });
    await new Promise<void>((listening) => server!.listen(0, "127.0.0.1", listening));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const chapters = paths.map((path) => ({ name: basename(path), input: `${base}/${basename(path)}`, size: 1e5 }));
    const output = join(folder, "remote.mp4");
    await joinChapters({ chapters, output });
    expect(hashes(await packets(output, "v:0"))).toEqual(hashes(await packets(film, "v:0")));
    broken = true;
    await expect(joinChapters({ chapters, output })).rejects.toMatchObject({ code: "unavailable" });
  });
});

const HERO7 = resolve(import.meta.dirname, "../../../shared/data/video/gopro_hero7_walk_gps.mp4");
const present = existsSync(HERO7);
if (!present) console.warn("skipped: chapters of a HERO7, ../shared/data/video is not there");

test.skipIf(!present)(
  "films of no steady frame rate are refused in plain words, not joined beside the time",
  async () => {
    const phone = join(dirname(HERO7), "android_slow_motion.mp4");
    await expect(joined([phone, phone])).rejects.toMatchObject({
      code: "invalid_video",
      userMessage: expect.stringContaining("separate videos"),
    });
  },
);

describe.skipIf(!present)("a HERO7's recording", () => {
  /** Its telemetry comes in pieces of 1.001 s; key frames every 0.334 s. */
  const cuts = { at: [5.005], streams: [0, 1, 3] };

  test("keeps its GPS, whose time runs on over the seam", async () => {
    const output = await joined(await splitFilm(HERO7, folder, cuts));
    for (const stream of ["v:0", "a:0", "d:0"]) {
      const original = await packets(HERO7, stream === "d:0" ? "3" : stream);
      expect(hashes(await packets(output, stream))).toEqual(hashes(original));
    }
    const [whole, ours] = await Promise.all([readCameraFile(HERO7), readCameraFile(output)]);
    expect(ours.track?.time).toHaveLength(199);
    expect([...ours.track!.time]).toEqual([...whole.track!.time]);
    expect(ours.track!.channels).toEqual(whole.track!.channels);
    expect("clock" in ours && ours.clock).toEqual("clock" in whole && whole.clock);
    expect((await probeVideo(output)).duration).toBeCloseTo((await probeVideo(HERO7)).duration, 3);
  });

  test("in the wrong order, or with a chapter of another one, is refused by the satellites' time", async () => {
    const [first, second] = await splitFilm(HERO7, folder, cuts);
    await expect(joined([second!, first!])).rejects.toMatchObject({
      code: "invalid_video",
      userMessage:
        "GX010042.MP4 does not follow GX020042.MP4: by their GPS 12 s of them are the same. Add them as separate videos.",
    });
  });
});
