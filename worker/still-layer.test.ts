import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { STRIP } from "#lib/domain/overlay/layouts/strip";
import { createDrawing } from "./canvas.ts";
import { drawStillLayer, fadeStillLayer, writeStillLayer } from "./still-layer.ts";
import { createWorkDir } from "./workdir.ts";

const SIZE = { width: 640, height: 360 };

function stillAt(opacity: number): { drawn: Uint8ClampedArray; faded: Uint8ClampedArray } {
  const layout = { ...STRIP, theme: { ...STRIP.theme, opacity } };
  const sync = { start: RIDE_START, offset: 0, rate: 1 };
  const scene = buildScene({ layout, sampler: createSyntheticSampler(), sync, units: METRIC, ...SIZE });
  const still = drawStillLayer(scene);
  const faded = fadeStillLayer(still, scene).getContext("2d").getImageData(0, 0, SIZE.width, SIZE.height).data;
  return { drawn: still.getContext("2d").getImageData(0, 0, SIZE.width, SIZE.height).data, faded };
}

it("fades the still layer where nothing moves, and leaves the one beneath moving parts as it is", () => {
  const { drawn, faded } = stillAt(0.4);
  let [worst, inked] = [0, 0];
  for (let i = 3; i < drawn.length; i += 4) {
    worst = Math.max(worst, Math.abs(faded[i]! - drawn[i]! * 0.4));
    if (drawn[i]! > 0) inked++;
  }
  expect(worst).toBeLessThanOrEqual(1);
  expect(inked).toBeGreaterThan(5000);
});

it("writes what is inked outside the tiles, each pixel in its place, whatever is read at a time", async () => {
  await using folder = await createWorkDir(tmpdir(), "sportssync-still-");
  // Taller than what is read at a time.
  const { canvas, context } = createDrawing(64, 600);
  context.fillStyle = "#fff";
  context.fillRect(0, 250, 32, 12);
  context.fillRect(40, 590, 24, 10);
  const tile = { x: 8, y: 252, width: 8, height: 8 };
  const still = await writeStillLayer(canvas, [tile], { matrix: "bt709", range: "tv" }, folder.path);
  const bytes = await readFile(still!.path);
  const alphaAt = (x: number, y: number) => bytes[1.5 * still!.width * still!.height + y * still!.width + x];
  let inked = 0;
  for (const { from, to } of still!.tiles) {
    for (let y = 0; y < to.height; y++) {
      for (let x = 0; x < to.width; x++) {
        const isHidden = to.x + x >= 8 && to.x + x < 16 && to.y + y >= 252 && to.y + y < 260;
        const expected = isHidden ? 0 : context.getImageData(to.x + x, to.y + y, 1, 1).data[3];
        expect(alphaAt(from.x + x, from.y + y)).toBe(expected);
        if (expected === 255) inked++;
      }
    }
  }
  expect(inked).toBe(32 * 12 - 8 * 8 + 24 * 10);
});

it("changes nothing at full opacity", () => {
  const { drawn, faded } = stillAt(1);
  expect(Buffer.compare(Buffer.from(drawn), Buffer.from(faded))).toBe(0);
});
