import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { playsInBrowsers } from "#lib/domain/render/plays-in-browsers";
import { planPreview } from "#lib/domain/render/preview-args";
import { probeResult, probeVideo } from "../media/ffprobe.ts";
import { fileUrl } from "../media/input.ts";
import { run } from "../media/run.ts";
import {
  decodeFrames,
  type FixtureVideo,
  makeFromLavfi,
  makeVideo,
  paintFrameNumber,
  readFrameNumber,
  scratchFolder,
} from "../testing/fixture-video.ts";
import { makePreview } from "./make-preview.ts";

const SIZE = { width: 320, height: 240 };
const FRAMES = 75;

/** Times of all frames, and which of them are key frames. */
async function packets(path: string): Promise<{ time: number; isKey: boolean }[]> {
  const what = ["-select_streams", "v:0", "-show_entries", "packet=pts_time,flags", "-of", "csv=p=0"];
  const { stdout } = await run(["ffprobe", "-v", "error", ...what, fileUrl(path)]);
  return stdout
    .trim()
    .split("\n")
    .map((line) => line.split(","))
    .map(([time, flags]) => ({ time: Number(time), isKey: flags?.startsWith("K") === true }));
}

/** What number is burned into each frame of a film, scaled back to the fixture's size where it is larger. */
async function numbers(path: string): Promise<number[]> {
  const grey = await decodeFrames(path, "gray", `scale=${SIZE.width}:${SIZE.height}`);
  const bytes = SIZE.width * SIZE.height;
  return Array.from({ length: grey.length / bytes }, (_, n) =>
    readFrameNumber(grey.subarray(n * bytes, (n + 1) * bytes), SIZE.width, SIZE.height),
  );
}

const counted = Array.from({ length: FRAMES }, (_, n) => n);

describe("frame n of the preview is frame n of the video, at the same time", () => {
  const X264 = ["-c:v", "libx264", "-preset", "veryfast", "-g", "60"];
  test.each<[string, string, FixtureVideo["rate"], readonly string[]]>([
    ["MPEG-4 in AVI", "avi", { num: 25, den: 1 }, ["-c:v", "mpeg4", "-q:v", "3"]],
    ["MPEG-4 with B-frames in AVI", "avi", { num: 25, den: 1 }, ["-c:v", "mpeg4", "-q:v", "3", "-bf", "2"]],
    ["H.264 at 29.97 in Matroska", "mkv", { num: 30000, den: 1001 }, X264],
    [
      "HEVC with B-frames at 59.94",
      "mp4",
      { num: 60000, den: 1001 },
      ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none"],
    ],
    ["H.264 that begins late in MPEG-TS", "ts", { num: 50, den: 1 }, [...X264, "-muxdelay", "2"]],
  ])("%s", async (_, extension, rate, encoding) => {
    await using folder = await scratchFolder();
    const [input, output] = [join(folder.path, `film.${extension}`), join(folder.path, "preview.mp4")];
    await makeVideo(input, {
      ...SIZE,
      rate,
      frames: FRAMES,
      paint: paintFrameNumber(SIZE.width, SIZE.height),
      encoding,
    });
    const facts = await probeVideo(input);
    expect(playsInBrowsers(facts)).toBe(false);
    const told: number[] = [];
    await makePreview({ input, facts, output, onProgress: (progress) => told.push(progress) });

    expect(await numbers(output)).toEqual(counted);
    const frames = await packets(output);
    for (const [n, { time }] of frames.entries()) expect(time).toBeCloseTo((n * rate.den) / rate.num, 5);
    const keys = frames.filter(({ isKey }) => isKey).map(({ time }) => time);
    for (const [i, key] of keys.entries())
      expect((keys[i + 1] ?? frames.at(-1)!.time) - key).toBeLessThanOrEqual(1.001);
    expect(told.at(-1)).toBe(1);
    const made = await probeResult(output);
    expect(playsInBrowsers(made.facts)).toBe(true);
    expect(made.facts).toMatchObject({ startTime: 0, frameRate: rate });
  });
});

test("a preview is upright, 720p at most, in plain colours, with its index first and AAC", async () => {
  await using folder = await scratchFolder();
  const [input, output] = [join(folder.path, "film.mov"), join(folder.path, "preview.mp4")];
  await run([
    ...["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=1920x1080:rate=30:duration=1"],
    ...["-f", "lavfi", "-i", "sine=frequency=440:duration=1", "-c:v", "libx265", "-preset", "ultrafast"],
    ...["-x265-params", "log-level=none", "-pix_fmt", "yuv420p10le", "-color_primaries", "bt2020"],
    ...["-color_trc", "arib-std-b67", "-colorspace", "bt2020nc", "-c:a", "pcm_s16le", fileUrl(`${input}.plain.mov`)],
  ]);
  const turn = ["-map_metadata", "0", "-metadata:s:v:0", "rotate=90", "-c", "copy"];
  await run(["ffmpeg", "-v", "error", "-i", fileUrl(`${input}.plain.mov`), ...turn, fileUrl(input)]);
  const facts = await probeVideo(input);
  expect(facts).toMatchObject({ color: { hdr: "hlg" }, width: 1080, height: 1920 });
  await makePreview({ input, facts, output });
  const made = await probeVideo(output);
  expect(made).toMatchObject({
    ...{ codec: "h264", pixelFormat: "yuv420p", width: 720, height: 1280, rotation: 0 },
    color: { hdr: "none", matrix: "bt709", range: "tv" },
    audio: { codec: "aac", channels: 2 },
  });
  const { stderr } = await run(["ffprobe", "-v", "trace", fileUrl(output)]);
  expect(stderr.indexOf("type:'moov'")).toBeLessThan(stderr.indexOf("type:'mdat'"));
});

test("a picture that changes its kind on the way is refused in plain words", async () => {
  await using folder = await scratchFolder();
  const [input, output] = [join(folder.path, "film.ts"), join(folder.path, "preview.mp4")];
  const second = async (offset: number, pixelFormat: string) => {
    const path = join(folder.path, `${pixelFormat}.ts`);
    const encoding = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", pixelFormat];
    await makeFromLavfi(path, "testsrc2=s=320x180:r=25:d=1", [...encoding, "-output_ts_offset", `${offset}`]);
    return readFile(path);
  };
  await writeFile(input, Buffer.concat([await second(0, "yuv420p"), await second(1, "yuv444p10le")]));
  const facts = await probeVideo(input);
  await expect(makePreview({ input, facts, output })).rejects.toMatchObject({
    code: "invalid_video",
    userMessage: expect.stringContaining("changes its size or its kind of colours"),
  });
});

const VIDEOS = resolve(import.meta.dirname, "../../../shared/data/video");
const present = existsSync(VIDEOS);
if (!present) console.warn("skipped: previews of the shared videos, ../shared/data/video is not there");

/** Recordings that not every browser plays; all others do, or are refused when they are read. */
const NEED_PREVIEW = [
  ...["av1.mkv", "av1_hdr10_720x1280.mp4", "avi_mpeg4_mp3.avi", "dolby_vision_rot90.MOV", "h263.3gp"],
  ...["h264_10bit.mp4", "h264_opus.mkv", "hevc_hdr10_pq_1080p.mp4", "hevc_hlg_1080p_0.3s.mp4"],
  ...["hevc_hlg_rot90_editlist.mp4", "phone_street_portrait_hevc_vfr.mp4", "vp9_10bit.webm"],
];

describe.skipIf(!present)("shared recordings", () => {
  test("each is decided as listed", async () => {
    const decided: string[] = [];
    for (const name of await readdir(VIDEOS)) {
      const facts = await probeVideo(join(VIDEOS, name)).catch(() => undefined);
      if (facts && !playsInBrowsers(facts)) decided.push(name);
    }
    expect(decided.toSorted()).toEqual(NEED_PREVIEW.toSorted());
  });

  test.each([
    "avi_mpeg4_mp3.avi",
    "h263.3gp",
    "hevc_hlg_1080p_0.3s.mp4",
    "phone_street_portrait_hevc_vfr.mp4",
    "h264_opus.mkv",
  ])("%s gets a preview of every frame", async (name) => {
    await using folder = await scratchFolder();
    const [input, output] = [join(VIDEOS, name), join(folder.path, "preview.mp4")];
    const facts = await probeVideo(input);
    await makePreview({ input, facts, output });
    const { facts: made, frames } = await probeResult(output);
    const plan = planPreview(facts);
    expect(frames).toBe(plan.frames);
    expect(playsInBrowsers(made)).toBe(true);
    expect(made).toMatchObject({ width: plan.width, height: plan.height, startTime: 0, frameRate: facts.frameRate });
    expect(Math.min(made.width, made.height)).toBeLessThanOrEqual(720);
    expect(made.audio !== undefined).toBe(facts.audio !== undefined);
  });
});
