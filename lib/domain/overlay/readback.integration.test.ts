import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import { drawFrame } from "#lib/domain/overlay/draw-frame";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { decodeReadback, READBACK_FIELDS } from "#lib/domain/overlay/readback-code";
import { utcAt } from "#lib/domain/sync/sync";
import { seconds } from "#lib/domain/units";
import { createDrawing } from "../../../worker/canvas.ts";

const folder = await mkdtemp(join(tmpdir(), "sportssync-readback-"));
afterAll(() => rm(folder, { recursive: true }));

it("reads every frame's values from a 480p H.264 file at crf 23 and 4:2:0", () => {
  const [width, height, frames] = [854, 480, 25];
  const sampler = createSyntheticSampler();
  const sync = { start: RIDE_START, offset: 1234.5, rate: 1 };
  const scene = buildScene({ layout: LAYOUTS.readback, sampler, sync, units: METRIC, width, height });
  const raw = Buffer.concat(
    Array.from({ length: frames }, (_, frame) => {
      const { context } = createDrawing(width, height);
      context.fillStyle = "#6f8fa8";
      context.fillRect(0, 0, width, height);
      drawFrame(context, scene, seconds(frame / 25));
      return Buffer.from(context.getImageData(0, 0, width, height).data.buffer);
    }),
  );
  const file = join(folder, "readback.mp4");
  const size = `${width}x${height}`;
  const source = ["-f", "rawvideo", "-pix_fmt", "rgba", "-s", size, "-r", "25", "-i", "-"];
  const encode = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p", file];
  execFileSync("ffmpeg", ["-v", "error", ...source, ...encode], { input: raw });
  const decode = ["-v", "error", "-i", file, "-f", "rawvideo", "-pix_fmt", "gray", "-"];
  const luma = execFileSync("ffmpeg", decode, { maxBuffer: width * height * frames * 2 });

  for (let frame = 0; frame < frames; frame++) {
    const at = (x: number, y: number) => luma[frame * width * height + y * width + x]!;
    const decoded = decodeReadback(at, scene.gauges[0]!.context.box);
    const expected = sampler.sample(utcAt(sync, seconds(frame / 25)));
    for (const { key, steps } of READBACK_FIELDS) {
      expect(Math.abs(decoded![key]! - expected[key]!), `${key} of frame ${frame}`).toBeLessThanOrEqual(
        0.5 / steps + 1e-6,
      );
    }
  }
});
