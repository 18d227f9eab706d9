import { describe, expect, it } from "vitest";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import { drawFrame } from "#lib/domain/overlay/draw-frame";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { copyYuva, createRgbaWriter, createYuvaImage } from "#lib/domain/render/yuva";
import { utcAt } from "#lib/domain/sync/sync";
import { seconds } from "#lib/domain/units";
import { createDrawing } from "./canvas.ts";
import { createMovingAtlas } from "./moving-atlas.ts";
import { drawStillLayer } from "./still-layer.ts";
import { fixtureRide, RIDE_START } from "./testing/fixture-ride.ts";

/** Levels by which Skia's smoothed edges may differ where a part of a piece was drawn under a clip. */
const EDGE = 8;
const COLOR = { matrix: "bt709", range: "tv" } as const;

describe("The moving atlas", () => {
  it.each(["cockpit", "strip", "vertical"] as const)(
    "holds what drawFrame draws, frame after frame: %s",
    async (name) => {
      const sampler = await fixtureRide();
      const size = name === "vertical" ? { width: 360, height: 640 } : { width: 640, height: 360 };
      const sync = { start: RIDE_START, offset: 0, rate: 1 };
      const scene = buildScene({
        layout: LAYOUTS[name],
        sampler,
        sync,
        units: METRIC,
        ...size,
        clip: { in: 0, out: 70 },
      });
      const atlas = createMovingAtlas(scene, drawStillLayer(scene), COLOR);
      const image = { width: atlas.layout.width, height: atlas.layout.height, bytes: atlas.bytes };
      const whole = createDrawing(size.width, size.height);
      const write = createRgbaWriter(COLOR);
      expect(atlas.layout.tiles.length).toBeGreaterThan(1);
      // Steps of a frame, jumps, the same second again (numbers come from the cache) and beyond the ride (`--`).
      for (const time of [0, 0.033, 0.067, 0.1, 1, 5.2, 20, 20.4, 5.2, 5.233, 30, 45.7, 59.9, 61, 69, 44]) {
        atlas.update(sampler.sample(utcAt(sync, seconds(time))));
        whole.context.clearRect(0, 0, size.width, size.height);
        drawFrame(whole.context, scene, seconds(time));
        for (const { from, to } of atlas.layout.tiles) {
          const { data } = whole.context.getImageData(to.x, to.y, to.width, to.height);
          const expected = createYuvaImage(to.width, to.height);
          write(data, to.width, to.height, expected, 0, 0);
          const held = createYuvaImage(to.width, to.height);
          copyYuva(image, from, held, { x: 0, y: 0 }, to);
          // Where nothing is opaque the colour means nothing.
          const alpha = to.width * to.height * 1.5;
          expect(
            largestDifference(held.bytes.subarray(alpha), expected.bytes.subarray(alpha)),
            `alpha at ${time} s`,
          ).toBeLessThanOrEqual(EDGE);
          const luma = differenceWhereOpaque(held.bytes, expected.bytes, to.width * to.height);
          expect(luma, `luma at ${time} s in ${JSON.stringify(to)}`).toBeLessThanOrEqual(EDGE);
        }
      }
    },
  );
});

function largestDifference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

/** Straight colours of almost transparent pixels are rounded coarsely by Skia: weighed by their opacity. */
function differenceWhereOpaque(a: Uint8Array, b: Uint8Array, area: number): number {
  let most = 0;
  for (let i = 0; i < area; i++) most = Math.max(most, (Math.abs(a[i]! - b[i]!) * b[area * 1.5 + i]!) / 255);
  return most;
}
