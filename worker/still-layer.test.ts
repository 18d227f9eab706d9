import { expect, it } from "vitest";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { STRIP } from "#lib/domain/overlay/layouts/strip";
import { drawStillLayer, fadeStillLayer } from "./still-layer.ts";

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

it("changes nothing at full opacity", () => {
  const { drawn, faded } = stillAt(1);
  expect(Buffer.compare(Buffer.from(drawn), Buffer.from(faded))).toBe(0);
});
