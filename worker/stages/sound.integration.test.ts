import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Layout } from "#lib/domain/overlay/layout";
import { BROADCAST } from "#lib/domain/overlay/theme";
import { planRender } from "#lib/domain/render/render-plan";
import { probeVideo } from "../media/ffprobe.ts";
import { fileUrl } from "../media/input.ts";
import { run } from "../media/run.ts";
import { fixtureRide, RIDE_START } from "../testing/fixture-ride.ts";
import { decodeFrames, makeFromLavfi, makeVideo, scratchFolder } from "../testing/fixture-video.ts";
import { renderFixture } from "../testing/render-fixture.ts";
import { verifyResult } from "./verify-result.ts";

const [WIDTH, HEIGHT] = [320, 180];
const RATE = { num: 30000, den: 1001 };
const FPS = RATE.num / RATE.den;
const SAMPLE_RATE = 48_000;
/** 1024 samples of AAC; MP3's 1152 are the longest that occur here. */
const LONGEST_PACKET = 1152 / SAMPLE_RATE;
const EMPTY: Layout = { name: "empty", theme: BROADCAST, gauges: [] };
const sync = { start: RIDE_START, offset: 5, rate: 1 };

const FRAGMENTED = ["-movflags", "frag_keyframe+empty_moov"];
const LATE_CLOCK = ["-output_ts_offset", "1.5"];

/** Ten seconds: at each whole second two white frames and, from the same moment, 50 ms of a 1 kHz tone. */
async function makeClapper(path: string, sound: readonly string[], options: readonly string[] = []): Promise<void> {
  const isFlash = (n: number) => n % 30 === 0 || n % 30 === 1;
  await makeVideo(path, {
    width: WIDTH,
    height: HEIGHT,
    rate: RATE,
    frames: 300,
    paint: (n, grey) => grey.fill(isFlash(n) ? 235 : 20),
    sound: [
      ...["-f", "lavfi", "-i"],
      // A flash every 30 frames is every 1.001 s.
      `aevalsrc='if(lt(mod(t,1.001),0.05),0.8*sin(2*PI*1000*t),0)':s=${SAMPLE_RATE}:d=10.01`,
    ],
    // One key frame in four seconds: a cut is hardly ever at one.
    encoding: ["-c:v", "libx264", "-preset", "veryfast", "-g", "120", "-bf", "3", ...sound, ...options],
  });
}

/** Seconds at which frames turn white. */
async function flashTimes(path: string): Promise<number[]> {
  const grey = await decodeFrames(path, "gray");
  const size = WIDTH * HEIGHT;
  const times: number[] = [];
  for (let k = 0, before = false; k < grey.length / size; k++) {
    const white = (grey[k * size + size / 2] ?? 0) > 127;
    if (white && !before) times.push(k / FPS);
    before = white;
  }
  return times;
}

/** Seconds at which the tone sets in, on the file's own clock. */
async function toneTimes(path: string): Promise<number[]> {
  const raw = `${path}.pcm`;
  await run([
    ...["ffmpeg", "-v", "error", "-y", "-i", fileUrl(path), "-map", "0:a:0"],
    ...["-af", "aresample=async=1:first_pts=0", "-ar", String(SAMPLE_RATE), "-ac", "1", "-f", "s16le", fileUrl(raw)],
  ]);
  const bytes = await readFile(raw);
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
  const times: number[] = [];
  for (let i = 0, quietSince = -SAMPLE_RATE; i < samples.length; i++) {
    if (Math.abs(samples[i] ?? 0) < 4000) continue;
    if (i - quietSince > SAMPLE_RATE / 10) times.push(i / SAMPLE_RATE);
    quietSince = i;
  }
  return times;
}

describe("The sound of a rendered clip", () => {
  it.each([
    { name: "AAC in MP4", file: "a.mp4", sound: ["-c:a", "aac"], codec: "aac" },
    { name: "MP3 in MP4", file: "a.mp4", sound: ["-c:a", "libmp3lame"], codec: "mp3" },
    { name: "Opus in Matroska", file: "a.mkv", sound: ["-c:a", "libopus"], codec: "opus" },
    { name: "PCM in QuickTime", file: "a.mov", sound: ["-c:a", "pcm_s16le"], codec: "aac" },
    { name: "Vorbis in Matroska", file: "a.mkv", sound: ["-c:a", "libvorbis"], codec: "aac" },
    { name: "AAC in MPEG-TS", file: "a.ts", sound: ["-c:a", "aac"], codec: "aac" },
    { name: "AAC in fragmented MP4", file: "a.mp4", sound: ["-c:a", "aac", ...FRAGMENTED], codec: "aac" },
    { name: "a file whose clock begins late", file: "a.mp4", sound: ["-c:a", "aac", ...LATE_CLOCK], codec: "aac" },
  ])("stays with the picture: $name", async ({ file, sound, codec }) => {
    await using folder = await scratchFolder();
    const input = join(folder.path, file);
    await makeClapper(input, sound);
    const { path, plan } = await renderFixture({
      ...{ input, workDir: folder.path, layout: EMPTY, sampler: await fixtureRide(), sync },
      clip: { in: 2.5, out: 7.2 },
    });

    const facts = await probeVideo(path);
    expect(facts.audio?.codec).toBe(codec);
    expect(facts.startTime).toBe(0);
    const flashes = await flashTimes(path);
    const tones = await toneTimes(path);
    expect(flashes).toHaveLength(5);
    expect(flashes[0]).toBeCloseTo((90 - Math.round(2.5 * FPS)) / FPS, 6);
    for (const flash of flashes) {
      const nearest = tones.reduce((best, tone) => (Math.abs(tone - flash) < Math.abs(best - flash) ? tone : best), 99);
      expect(Math.abs(nearest - flash)).toBeLessThan(LONGEST_PACKET);
    }
    expect(plan.frames).toBe(Math.round(7.2 * FPS) - Math.round(2.5 * FPS));
  });

  it.each(["short.mp4", "short.mkv"])("may have ended before the clip begins, which is told: %s", async (file) => {
    await using folder = await scratchFolder();
    const input = join(folder.path, file);
    await makeShortSound(input);
    const { path, warnings } = await renderFixture({
      ...{ input, workDir: folder.path, layout: EMPTY, sampler: await fixtureRide(), sync },
      clip: { in: 2, out: 3 },
    });
    expect((await probeVideo(path)).audio).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining("no sound in this part")]);
  });

  it("is not lost unnoticed", async () => {
    await using folder = await scratchFolder();
    const input = join(folder.path, "short.mp4");
    await makeShortSound(input);
    const facts = await probeVideo(input);
    const ride = await fixtureRide();
    const plan = planRender({ facts, sync, ride, output: { preset: "veryfast", crf: 23 }, clip: { in: 0, out: 1 } });
    const silent = join(folder.path, "silent.mp4");
    await run([...["ffmpeg", "-v", "error", "-i", fileUrl(input), "-an", "-t", "1"], fileUrl(silent)]);
    await expect(verifyResult(silent, { plan, width: 320, height: 180 })).rejects.toMatchObject({
      code: "internal",
      message: /no sound/,
    });
  });
});

/** Three seconds of picture, one of sound. */
async function makeShortSound(path: string): Promise<void> {
  const sound = ["-f", "lavfi", "-i", "sine=d=1", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac"];
  await makeFromLavfi(path, "testsrc2=s=320x180:r=30:d=3", sound);
}
