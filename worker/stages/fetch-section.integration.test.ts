import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { READBACK } from "#lib/domain/overlay/layouts/readback";
import type { Rational } from "#lib/domain/render/video-facts";
import { syncFromTwoPoints } from "#lib/domain/sync/sync";
import { seconds, utcSeconds } from "#lib/domain/units";
import type { Refusal } from "#lib/server/net/egress-proxy";
import { probeVideo } from "../media/ffprobe.ts";
import { fileUrl } from "../media/input.ts";
import { run } from "../media/run.ts";
import { fixtureRide, RIDE_START } from "../testing/fixture-ride.ts";
import { decodeFrames, makeVideo, paintFrameNumber, readFrameNumber, scratchFolder } from "../testing/fixture-video.ts";
import { renderFixture } from "../testing/render-fixture.ts";
import { openVideoSite, type VideoSite } from "../testing/video-site.ts";
import { fetchSection } from "./fetch-section.ts";

const [WIDTH, HEIGHT] = [640, 360];
const LENGTH = 20;
const ID = "AbC_-123456";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
let site: VideoSite;
let refusals: Refusal[];
beforeAll(async () => {
  scratch = await scratchFolder();
  site = await openVideoSite(scratch.path);
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  await scratch[Symbol.asyncDispose]();
});
beforeEach(() => {
  site.asked.length = 0;
  refusals = [];
});

type Wishes = { span?: { start: number; end: number }; signal?: AbortSignal; source?: Partial<VideoSite["source"]> };

async function fetch(folder: string, { span = { start: 8, end: 16 }, signal, source }: Wishes = {}) {
  const order = {
    ...{ id: ID, span, folder, signal: signal ?? new AbortController().signal },
    onRefusal: (refusal: Refusal) => refusals.push(refusal),
    onProgress: () => {},
  };
  return fetchSection({ ...site.source, ...source }, order);
}

/** A numbered film: as it came from the camera, and as YouTube serves it, picture and sound apart. */
async function publish(name: string, rate: Rational, format: "mp4" | "webm") {
  const original = join(scratch.path, `${name}.mp4`);
  const frames = Math.round((LENGTH * rate.num) / rate.den);
  // No whole number of milliseconds, nor of seconds, lies between key frames.
  const encoding = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-g", "143", "-c:a", "aac", "-shortest"];
  const sound = ["-f", "lavfi", "-i", `sine=frequency=440:duration=${LENGTH}`];
  const paint = paintFrameNumber(WIDTH, HEIGHT);
  await makeVideo(original, { width: WIDTH, height: HEIGHT, rate, frames, paint, encoding, sound });
  const picture = join(scratch.path, `${name}-v.${format}`);
  const audio = join(scratch.path, `${name}-a.${format === "mp4" ? "m4a" : "webm"}`);
  const fragments = ["-movflags", "+frag_keyframe+dash+global_sidx+delay_moov"];
  const vp9 = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "2M", "-g", "143"];
  const input = ["ffmpeg", "-v", "error", "-y", "-i", fileUrl(original)];
  await run([
    ...input,
    ...["-map", "0:v", ...(format === "mp4" ? ["-c", "copy", ...fragments] : [...vp9, "-cues_to_front", "1"])],
    fileUrl(picture),
    ...["-map", "0:a", ...(format === "mp4" ? ["-c", "copy", ...fragments] : ["-c:a", "libopus"])],
    fileUrl(audio),
  ]);
  site.files.set(`/${name}-v`, picture).set(`/${name}-a`, audio);
  const both = [
    { format_id: "v", url: `${site.origin}/${name}-v`, vcodec: "h264", acodec: "none", height: 1080, ext: format },
    { format_id: "a", url: `${site.origin}/${name}-a`, vcodec: "none", acodec: "mp4a", ext: "m4a" },
  ];
  return {
    original: format === "mp4" ? original : picture,
    said: { id: ID, title: "x", duration: LENGTH, formats: both },
  };
}

describe("a part of a video", () => {
  test.each([
    { rate: { num: 30000, den: 1001 }, format: "mp4", timelapse: 1 },
    { rate: { num: 25, den: 1 }, format: "mp4", timelapse: 30 },
    { rate: { num: 60000, den: 1001 }, format: "webm", timelapse: 1 },
  ] as const)(
    "renders to the film that its original gives: $rate.num/$rate.den, $format, $timelapse ×",
    async (given) => {
      const { rate, format, timelapse } = given;
      const { original, said } = await publish(`film-${rate.num}`, rate, format);
      site.videos.set(ID, said);
      await using folder = await scratchFolder();
      const section = await fetch(folder.path);
      const fps = rate.num / rate.den;

      const whole = await probeVideo(original);
      expect(section.facts.frameRate).toEqual(whole.frameRate);
      const bytes = site.asked.length;
      expect(bytes).toBeGreaterThan(2);

      const sampler = await fixtureRide(20 + LENGTH * timelapse);
      const at = (time: number) => ({
        videoTime: seconds(time),
        utc: utcSeconds(RIDE_START + 12.345 + timelapse * time),
      });
      const sync = syncFromTwoPoints(utcSeconds(RIDE_START), at(1), at(19));
      const clip = { in: 10.21, out: 11.9 };
      const order = { layout: READBACK, sampler, sync, clip, output: { preset: "ultrafast" } as const };
      await using first = await scratchFolder();
      await using second = await scratchFolder();
      const ofWhole = await renderFixture({ ...order, input: original, workDir: first.path, facts: whole });
      const ofSection = await renderFixture({
        ...order,
        input: section.path,
        workDir: second.path,
        facts: section.facts,
      });

      const [a, b] = [await decodeFrames(ofWhole.path, "gray"), await decodeFrames(ofSection.path, "gray")];
      const size = WIDTH * HEIGHT;
      const numbers = (grey: Buffer) =>
        Array.from({ length: grey.length / size }, (_, k) =>
          readFrameNumber(grey.subarray(k * size, (k + 1) * size), WIDTH, HEIGHT),
        );
      expect(numbers(b)[0]).toBe(Math.round(clip.in * fps));
      expect(numbers(b)).toEqual(numbers(a));
      expect(ofSection.plan.frames).toBe(ofWhole.plan.frames);
      // Every pixel of every frame: gauges, picture and their moment.
      expect(b.equals(a)).toBe(true);
      console.info(
        `${rate.num}/${rate.den} ${format} ${timelapse}×: first frame of the section ${-section.facts.startTime} s, ` +
          `${ofSection.plan.frames} frames from ${numbers(b)[0]} on, every pixel equal`,
      );
    },
  );
});
