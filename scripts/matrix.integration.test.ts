import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFromLavfi, makeVideo, paintFrameNumber, scratchFolder } from "../worker/testing/fixture-video.ts";
import { checkFile } from "./matrix/check-file.ts";
import { type Orientation, setDisplayMatrix } from "./matrix/testing/display-matrix.ts";

/** Renders a second from half a second on (shorter files as a whole), checks it, and gives its outcome. */
async function outcomeOf(path: string, workDir: string, clip = { in: 0.5, seconds: 1 }): Promise<string> {
  const { outcome, checks } = await checkFile(path, workDir, clip);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  return outcome;
}

const ORIENTATIONS: readonly [string, Orientation, string][] = [
  ["upright", { a: 1, b: 0, c: 0, d: 1 }, "320x180"],
  ["90° to the right", { a: 0, b: 1, c: -1, d: 0 }, "180x320"],
  ["180°", { a: -1, b: 0, c: 0, d: -1 }, "320x180"],
  ["270° to the right", { a: 0, b: -1, c: 1, d: 0 }, "180x320"],
  ["mirrored", { a: -1, b: 0, c: 0, d: 1 }, "320x180"],
  ["upside down and mirrored", { a: 1, b: 0, c: 0, d: -1 }, "320x180"],
  ["90° to the left and mirrored", { a: 0, b: 1, c: 1, d: 0 }, "180x320"],
  ["90° to the right and mirrored", { a: 0, b: -1, c: -1, d: 0 }, "180x320"],
];

describe("A rendered file is upright", () => {
  it.each(ORIENTATIONS)("when the display matrix says %s", async (_, orientation, size) => {
    await using folder = await scratchFolder();
    const path = join(folder.path, "turned.mp4");
    await makeFromLavfi(path, "testsrc=s=320x180:r=25:d=0.4", ["-pix_fmt", "yuv420p"]);
    await setDisplayMatrix(path, orientation);
    expect(await outcomeOf(path, folder.path)).toContain(size);
  });

  it("and square, when it is turned and its pixels are not", async () => {
    await using folder = await scratchFolder();
    const path = join(folder.path, "turned.mp4");
    await makeFromLavfi(path, "testsrc=s=360x288:r=25:d=0.4,setsar=16/15", ["-pix_fmt", "yuv420p"]);
    await setDisplayMatrix(path, { a: 0, b: 1, c: -1, d: 0 });
    expect(await outcomeOf(path, folder.path)).toContain("288x384");
  });
});

const x265 = (transfer: string): string[] => [
  ...["-c:v", "libx265", "-pix_fmt", "yuv420p10le", "-tag:v", "hvc1", "-preset", "ultrafast", "-x265-params"],
  `log-level=none:colorprim=bt2020:transfer=${transfer}:colormatrix=bt2020nc:range=limited`,
  ...["-color_primaries", "bt2020", "-color_trc", transfer, "-colorspace", "bt2020nc"],
];
const WIDE = "format=gbrp10le,zscale=matrix=2020_ncl:range=limited,format=yuv420p10le";
const FIELDS = "interlace=scan=tff";

describe("A rendered file shows its source", () => {
  it.each([
    ["in PQ", "pq.mp4", `testsrc=s=320x180:r=25:d=0.4,${WIDE}`, x265("smpte2084"), "bt709"],
    ["in HLG", "hlg.mp4", `testsrc=s=320x180:r=25:d=0.4,${WIDE}`, x265("arib-std-b67"), "bt709"],
    [
      "in half-pictures",
      "fields.mp4",
      `testsrc2=s=320x240:r=50:d=1,${FIELDS}`,
      ["-c:v", "libx264", "-flags", "+ildct+ilme"],
      "320x240 25/s",
    ],
    [
      "in wide half-pictures of a stream",
      "fields.ts",
      `testsrc2=s=720x576:r=50:d=1,${FIELDS},setsar=64/45`,
      ["-c:v", "mpeg2video", "-b:v", "8M", "-flags", "+ildct+ilme", "-f", "mpegts"],
      "1024x576 25/s",
    ],
    [
      "with frames left out",
      "dropped.mkv",
      "testsrc2=s=320x180:r=30:d=2,select=not(between(mod(n\\,17)\\,3\\,6))",
      ["-fps_mode", "vfr", "-c:v", "libx264"],
      "30/s 30 frames",
    ],
  ] as const)("%s", async (_, name, source, options, expected) => {
    await using folder = await scratchFolder();
    const path = join(folder.path, name);
    await makeFromLavfi(path, source, options);
    expect(await outcomeOf(path, folder.path)).toContain(expected);
  });

  it.each([
    ["numbered.avi", ["-c:v", "libx264", "-bf", "3"]],
    ["numbered.avi", ["-c:v", "mpeg4", "-bf", "2", "-q:v", "3"]],
    ["numbered.mp4", ["-c:v", "libx264", "-bf", "3"]],
    ["numbered.ts", ["-c:v", "libx264", "-bf", "3"]],
  ])("to the frame, with frames stored out of order in %s by %j", async (name, encoding) => {
    await using folder = await scratchFolder();
    const [width, height] = [320, 180];
    const path = join(folder.path, name);
    const rate = { num: 30, den: 1 };
    const paint = paintFrameNumber(width, height);
    await makeVideo(path, { width, height, rate, frames: 90, paint, encoding: [...encoding, "-g", "40"] });
    for (const start of [0, 0.5, 1.74]) {
      expect(await outcomeOf(path, folder.path, { in: start, seconds: 1 })).toContain("30 frames");
    }
  });
});

/** Every shared recording: what comes of a second of it. */
const OUTCOMES: Readonly<Record<string, string>> = {
  "DERIVED_dashcam_truncated_40pct.mp4": "960x540 25/s 25 frames 1.00 s aac smpte170m",
  "android_slow_motion.mp4": "320x240 30/s 30 frames 1.00 s aac untagged",
  "audio_only.mp4": "This file has sound but no picture. Choose a video.",
  "audio_shorter_than_video.mp4": "320x240 60/s 72 frames 1.20 s aac smpte170m",
  "av1.mkv": "640x360 25/s 25 frames 1.00 s silent bt709",
  "av1_hdr10_720x1280.mp4": "720x1280 29.97/s 30 frames 1.00 s aac bt709",
  "avi_mpeg4_mp3.avi": "960x400 23.98/s 24 frames 1.00 s mp3 untagged",
  "corrupted_frames.mp4": "1280x720 10/s 10 frames 1.00 s silent untagged",
  "dashcam_highway_960x540.mp4": "960x540 25/s 25 frames 1.00 s aac smpte170m",
  "dolby_vision_rot90.MOV": "720x1280 30/s 3 frames 0.10 s aac bt709",
  "fragmented.mp4": "1080x720 29.97/s 30 frames 1.00 s aac untagged",
  "gopro_hero7_walk_gps.mp4": "848x480 29.97/s 30 frames 1.00 s aac bt709",
  "gopro_karma_aerial_glpi.mp4": "854x480 29.97/s 30 frames 1.00 s aac bt709",
  "gopro_water_29s.mp4": "640x360 29.97/s 30 frames 1.00 s aac smpte170m",
  "h263.3gp": "176x144 15/s 15 frames 1.00 s silent untagged",
  "h264_10bit.mp4": "200x200 30/s 30 frames 1.00 s silent untagged",
  "h264_opus.mkv": "426x240 30/s 30 frames 1.00 s opus untagged",
  "h264_rot270_720p.mp4": "720x1280 29.97/s 30 frames 1.00 s aac bt709",
  "hevc_hdr10_pq_1080p.mp4": "1920x1080 30/s 31 frames 1.03 s aac bt709",
  "hevc_hlg_1080p_0.3s.mp4": "1920x1080 29.99/s 9 frames 0.30 s aac bt709",
  "hevc_hlg_rot90_editlist.mp4": "1080x1920 29.97/s 30 frames 1.00 s aac bt709",
  "long_6min_1080p_tiny.mp4": "1920x1080 30/s 30 frames 1.00 s aac untagged",
  "mdat_too_long.mp4": "1080x720 29.97/s 30 frames 1.00 s aac untagged",
  "missing_stsd.mp4": "1080x720 29.97/s 30 frames 1.00 s silent untagged",
  "phone_street_portrait_hevc_vfr.mp4": "1376x1840 29.97/s 30 frames 1.00 s aac bt709",
  "phone_vfr_rot180.mp4": "1280x720 23.98/s 24 frames 1.00 s aac untagged",
  "portrait_4k60_rot90.mp4": "2160x3840 60/s 18 frames 0.30 s aac bt470bg",
  "rooftops_60fps_15s.mp4": "320x240 60/s 60 frames 1.00 s aac smpte170m",
  "rot180_0.1s.mov": "568x320 30/s 3 frames 0.10 s silent bt709",
  "rot90_0.1s.mov": "320x568 30/s 3 frames 0.10 s silent bt709",
  "smpte_1080p_10s.mp4": "1920x1080 25/s 25 frames 1.00 s aac bt709",
  "two_video_tracks_subs.mp4": "320x180 25/s 25 frames 1.00 s aac bt709",
  "unordered_frames.mov": "50x50 32/s 4 frames 0.13 s silent untagged",
  "video_only_no_audio.mp4": "1080x720 29.97/s 30 frames 1.00 s silent untagged",
  "vp8_bbb_1s.webm": "1280x720 24/s 24 frames 1.00 s aac bt470bg",
  "vp9_10bit.webm": "426x240 23.98/s 24 frames 1.00 s silent bt709",
  "vp9_642x642.webm": "642x642 30/s 30 frames 1.00 s silent untagged",
  "vp9_960x540_60fps_6ch.webm": "960x540 60/s 60 frames 1.00 s aac bt470bg",
  "vp9_odd_161x121.webm": "160x120 29.97/s 30 frames 1.00 s silent untagged",
  "vvc_h266.mp4":
    'This video is recorded as "vvc1", which cannot be read here. Convert it to H.264 or H.265 and try again.',
  "webm_no_duration.webm": "1280x720 14.99/s 15 frames 1.00 s opus bt709",
};
const SHARED = resolve(import.meta.dirname, "../../shared/data/video");

const there = existsSync(SHARED);
if (!there) console.warn(`skipped: no recordings at ${SHARED}`);
describe.skipIf(!there)("Of the shared recordings", () => {
  it("every one is in the table", async () => {
    expect((await readdir(SHARED)).sort()).toEqual(Object.keys(OUTCOMES).sort());
  });

  it.each(Object.entries(OUTCOMES))("%s gives %s", async (file, outcome) => {
    await using folder = await scratchFolder();
    expect(await outcomeOf(join(SHARED, file), folder.path)).toBe(outcome);
  });

  it.each([0, 1.24, 3, 5.52, 9])("the one with numbered frames is cut to the frame at %s s", async (start) => {
    await using folder = await scratchFolder();
    const path = join(SHARED, "smpte_1080p_10s.mp4");
    const outcome = await outcomeOf(path, folder.path, { in: start, seconds: 0.4 });
    expect(outcome).toContain("10 frames");
  });

  it("the one cut short is refused beyond its end, in plain words", async () => {
    await using folder = await scratchFolder();
    const path = join(SHARED, "DERIVED_dashcam_truncated_40pct.mp4");
    const { isRendered, outcome } = await checkFile(path, folder.path, { in: 3, seconds: 2 });
    expect(isRendered).toBe(false);
    expect(outcome).toMatch(/the picture ends at 3\.\d+ s, though the file says/);
  });

  it("the one with corrupt frames is rendered with a word about them", async () => {
    await using folder = await scratchFolder();
    const { isRendered, warnings } = await checkFile(join(SHARED, "corrupted_frames.mp4"), folder.path, {
      in: 0,
      seconds: 5,
    });
    expect(isRendered).toBe(true);
    expect(warnings).toEqual([expect.stringContaining("damaged in the video itself")]);
  });
});
