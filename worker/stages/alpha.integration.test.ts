import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { drawFrame } from "#lib/domain/overlay/draw-frame";
import { COCKPIT } from "#lib/domain/overlay/layouts/cockpit";
import { frameTime } from "#lib/domain/render/render-plan";
import { createDrawing } from "../canvas.ts";
import { probeResult } from "../media/ffprobe.ts";
import { fileUrl } from "../media/input.ts";
import { run } from "../media/run.ts";
import { fixtureRide, RIDE_START } from "../testing/fixture-ride.ts";
import { decodeFrames, makeFromLavfi, scratchFolder } from "../testing/fixture-video.ts";
import { renderFixture } from "../testing/render-fixture.ts";

const sync = { start: RIDE_START, offset: 5, rate: 1 };
/** Levels of 255: ProRes keeps alpha without loss (10 bits and back), VP9 encodes it as a picture. */
const FORMATS = [
  { alpha: "prores", format: "mov", codec: "prores", decoder: [], worst: 3, mean: 0.1 },
  { alpha: "vp9", format: "webm", codec: "vp9", decoder: ["-c:v", "libvpx-vp9"], worst: 32, mean: 0.2 },
] as const;

describe("The gauges alone", () => {
  it.each(FORMATS)("come back from $alpha as they were drawn, with straight alpha", async (spec) => {
    await using folder = await scratchFolder();
    const input = join(folder.path, "source.mp4");
    const sound = ["-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac", "-preset", "ultrafast"];
    // Of a full-range source with BT.601 colours: an overlay has colours of its own.
    await makeFromLavfi(input, "testsrc2=s=1280x720:r=30000/1001:d=1,format=yuvj420p", [
      ...sound,
      "-colorspace",
      "smpte170m",
    ]);
    const { files, poster, plan, scene, path } = await renderFixture({
      ...{ input, workDir: folder.path, layout: COCKPIT, sampler: await fixtureRide(), sync },
      ...{ poster: true, clip: { in: 0.2, out: 0.8 }, output: { kind: "overlay", alpha: spec.alpha } },
    });

    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ kind: "overlay", format: spec.format });
    const { facts } = files[0];
    expect(facts).toMatchObject({ codec: spec.codec, width: 1280, height: 720, frameRate: { num: 30000, den: 1001 } });
    expect(facts.audio).toBeUndefined();
    expect(facts.color).toMatchObject({ matrix: "bt709", range: "tv" });
    expect((await probeResult(path)).frames).toBe(plan.frames);

    const rgba = await decodeRgba(path, spec.decoder);
    const size = plan.width * plan.height * 4;
    expect(rgba.length / size).toBe(plan.frames);
    const { context } = createDrawing(plan.width, plan.height);
    for (const k of [0, plan.frames >> 1, plan.frames - 1]) {
      context.clearRect(0, 0, plan.width, plan.height);
      drawFrame(context, scene, frameTime(plan, k));
      const drawn = context.getImageData(0, 0, plan.width, plan.height).data;
      const found = compare(drawn, rgba.subarray(k * size, (k + 1) * size));
      expect(found.alphaWorst).toBeLessThanOrEqual(spec.worst);
      expect(found.alphaMean).toBeLessThanOrEqual(spec.mean);
      // Premultiplied colours would be darker by half where the ink is half transparent.
      expect(found.colorMean).toBeLessThanOrEqual(4);
      expect(found.halfBias).toBeLessThanOrEqual(6);
    }
    expect(poster).toMatchObject({ width: 1280, height: 720 });
    expect((await decodeFrames(poster!.path, "gray")).length).toBe(1280 * 720);
  });
});

async function decodeRgba(path: string, decoder: readonly string[]): Promise<Buffer> {
  const raw = `${path}.rgba`;
  const convert = "scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd+full_chroma_int";
  await run([
    ...["ffmpeg", "-v", "error", "-y", ...decoder, "-i", fileUrl(path), "-vf", convert],
    ...["-fps_mode", "passthrough", "-pix_fmt", "rgba", "-f", "rawvideo", fileUrl(raw)],
  ]);
  return readFile(raw);
}

function compare(drawn: Uint8ClampedArray, decoded: Uint8Array) {
  let [alphaWorst, alphaSum, colorSum, colors, halfSum, halves] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < drawn.length; i += 4) {
    const alpha = drawn[i + 3] ?? 0;
    const difference = Math.abs(alpha - (decoded[i + 3] ?? 0));
    alphaWorst = Math.max(alphaWorst, difference);
    alphaSum += difference;
    for (let c = 0; c < 3; c++) {
      const change = (decoded[i + c] ?? 0) - (drawn[i + c] ?? 0);
      if (alpha > 200) {
        colorSum += Math.abs(change);
        colors++;
      } else if (alpha > 60 && (drawn[i + c] ?? 0) > 150) {
        halfSum += change;
        halves++;
      }
    }
  }
  expect(colors).toBeGreaterThan(10_000);
  expect(halves).toBeGreaterThan(100);
  return {
    alphaWorst,
    alphaMean: (alphaSum * 4) / drawn.length,
    colorMean: colorSum / colors,
    halfBias: Math.abs(halfSum / halves),
  };
}
