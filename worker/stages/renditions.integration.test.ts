import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { readback } from "#lib/domain/overlay/gauges/readback";
import { READBACK } from "#lib/domain/overlay/layouts/readback";
import { placeBox } from "#lib/domain/overlay/place";
import { decodeReadback, encodeReadback } from "#lib/domain/overlay/readback-code";
import { frameTime } from "#lib/domain/render/render-plan";
import { utcAt } from "#lib/domain/sync/sync";
import { probeVideo } from "../media/ffprobe.ts";
import { fixtureRide, RIDE_START } from "../testing/fixture-ride.ts";
import {
  decodeFrames,
  makeFromLavfi,
  makeVideo,
  paintFrameNumber,
  readFrameNumber,
  scratchFolder,
} from "../testing/fixture-video.ts";
import { renderFixture } from "../testing/render-fixture.ts";

const sync = { start: RIDE_START, offset: 12.345, rate: 1 };
const SOUND = ["-f", "lavfi", "-i", "sine=frequency=440:duration=3"];
const ENCODING = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-g", "30", "-c:a", "aac", "-shortest"];

describe("Films of one run", () => {
  it("each show the clip's own frames and the values of each frame, with the sound and the whole length", async () => {
    await using folder = await scratchFolder();
    const input = join(folder.path, "numbered.mp4");
    const [W, H] = [1920, 1080];
    const rate = { num: 30000, den: 1001 };
    const paint = paintFrameNumber(W, H);
    await makeVideo(input, { width: W, height: H, rate, frames: 60, paint, sound: SOUND, encoding: ENCODING });
    const sampler = await fixtureRide();

    const { files, poster, plan, warnings } = await renderFixture({
      ...{ input, workDir: folder.path, layout: READBACK, sampler, sync, clip: { in: 0.5, out: 1.5 } },
      ...{ poster: true, output: { renditions: ["480p", "source", "720p", "1080p"], quality: "draft" } },
    });

    expect(warnings).toEqual([]);
    expect(files.map(({ kind, facts }) => [kind, facts.width, facts.height])).toEqual([
      ["source", 1920, 1080],
      ["720p", 1280, 720],
      ["480p", 854, 480],
    ]);
    const box = placeBox(READBACK.gauges[0]!, readback.aspect, { width: W, height: H });
    for (const { path, facts } of files) {
      expect(facts).toMatchObject({ anamorphic: false, rotation: 0, frameRate: rate, audio: { codec: "aac" } });
      expect(facts.duration).toBeCloseTo((plan.frames * 1001) / 30000, 3);
      const grey = await decodeFrames(path, "gray");
      const size = facts.width * facts.height;
      expect(grey.length / size).toBe(plan.frames);
      const scale = facts.height / H;
      for (let k = 0; k < plan.frames; k++) {
        const frame = grey.subarray(k * size, (k + 1) * size);
        // Pixels of the large picture, read where they are in this one.
        const at = (x: number, y: number) => frame[Math.floor(y * scale) * facts.width + Math.floor(x * scale)] ?? 0;
        expect(frameNumber(at, W, H)).toBe(15 + k);
        const sample = sampler.sample(utcAt(sync, frameTime(plan, k)));
        expect(encodeReadback(decodeReadback(at, box) as typeof sample)).toEqual(encodeReadback(sample));
      }
    }
    expect(poster).toMatchObject({ width: 1280, height: 720 });
    const still = await decodeFrames(poster!.path, "gray");
    expect(still.length).toBe(1280 * 720);
    const scale = 720 / H;
    expect(frameNumber((x, y) => still[Math.floor(y * scale) * 1280 + Math.floor(x * scale)] ?? 0, W, H)).toBe(15 + 10);
  });

  it("stay upright and square in a portrait video, with even sides", async () => {
    await using folder = await scratchFolder();
    const input = join(folder.path, "portrait.mp4");
    await makeFromLavfi(input, "testsrc2=s=1376x1840:r=30:d=0.3", ["-preset", "ultrafast"]);
    const { files } = await renderFixture({
      ...{ input, workDir: folder.path, layout: READBACK, sampler: await fixtureRide(), sync },
      output: { shape: "9:16", renditions: ["source", "720p", "480p"], quality: "draft" },
    });
    expect(files.map(({ facts }) => [facts.width, facts.height, facts.anamorphic])).toEqual([
      [1036, 1840, false],
      [720, 1278, false],
      [480, 852, false],
    ]);
  });

  it("are all gone when one of them is not what was planned", async () => {
    await using folder = await scratchFolder();
    await using elsewhere = await scratchFolder();
    const input = join(elsewhere.path, "short.mp4");
    await makeFromLavfi(input, "testsrc2=s=640x360:r=30:d=1", ["-preset", "ultrafast"]);
    const facts = await probeVideo(input);
    await expect(
      renderFixture({
        ...{ input, workDir: folder.path, layout: READBACK, sampler: await fixtureRide(), sync },
        // A file that claims to be longer than it is.
        ...{ facts: { ...facts, duration: 3 }, poster: true, output: { renditions: ["source", "480p"] } },
      }),
    ).rejects.toMatchObject({ code: "invalid_video" });
    expect((await readdir(folder.path)).filter((name) => name.startsWith("render-"))).toEqual([]);
  });
});

describe("The encoder", () => {
  it("falls back to software when a hardware one fails, and the film is whole", async () => {
    await using folder = await scratchFolder();
    const input = join(folder.path, "source.mp4");
    await makeFromLavfi(input, "testsrc2=s=320x180:r=30:d=1", ["-preset", "ultrafast"]);
    const faults: unknown[] = [];
    const seen: string[] = [];
    const { files, plan } = await renderFixture({
      ...{ input, workDir: folder.path, layout: READBACK, sampler: await fixtureRide(), sync },
      // There is no such device here; on a machine that has one, the render is simply made by it.
      ...{ encoder: "h264_nvenc", onFallback: (fault) => faults.push(fault) },
      onProgress: ({ stage }) => seen.push(stage),
    });
    expect(files[0].facts).toMatchObject({ codec: "h264", width: 320, height: 180 });
    expect(files[0].facts.duration).toBeCloseTo(plan.frames / 30, 3);
    expect((await stat(files[0].path)).size).toBeGreaterThan(1000);
    expect(seen.filter((stage) => stage === "preparing")).toHaveLength(1 + faults.length);
  });

  it("falls back to software also where its failure reads like a damaged video", async () => {
    await using folder = await scratchFolder();
    const input = join(folder.path, "source.mp4");
    await makeFromLavfi(input, "testsrc2=s=320x180:r=30:d=1", ["-preset", "ultrafast"]);
    const search = process.env.PATH ?? "";
    // Stands before the real one, and fails for this encoder alone.
    const fake = `#!/bin/sh
case "$*" in *h264_qsv*) echo "Invalid data found when processing input" >&2; exit 1;; esac
PATH='${search}' exec ffmpeg "$@"
`;
    await writeFile(join(folder.path, "ffmpeg"), fake, { mode: 0o755 });
    vi.stubEnv("PATH", `${folder.path}:${search}`);
    try {
      const faults: unknown[] = [];
      const { files } = await renderFixture({
        ...{ input, workDir: folder.path, layout: READBACK, sampler: await fixtureRide(), sync },
        ...{ encoder: "h264_qsv", onFallback: (fault) => faults.push(fault) },
      });
      expect(faults).toMatchObject([{ code: "invalid_video" }]);
      expect(files[0].facts.duration).toBeCloseTo(1, 3);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it("is not tried again when the video is at fault", async () => {
    await using folder = await scratchFolder();
    const input = join(folder.path, "short.mp4");
    await makeFromLavfi(input, "testsrc2=s=320x180:r=30:d=1", ["-preset", "ultrafast"]);
    const facts = await probeVideo(input);
    let fallbacks = 0;
    await expect(
      renderFixture({
        ...{ input, workDir: folder.path, layout: READBACK, sampler: await fixtureRide(), sync },
        ...{ facts: { ...facts, duration: 3 }, encoder: "libx264", onFallback: () => fallbacks++ },
      }),
    ).rejects.toMatchObject({ code: "invalid_video" });
    expect(fallbacks).toBe(0);
  });
});

/** `readFrameNumber` of a picture that is read through a function. */
function frameNumber(at: (x: number, y: number) => number, width: number, height: number): number {
  const line = new Uint8Array(width * height);
  for (let y = height - 16; y < height; y++) for (let x = 0; x < 256; x++) line[y * width + x] = at(x, y);
  return readFrameNumber(line, width, height);
}
