import { describe, expect, it } from "vitest";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import { drawFrame } from "#lib/domain/overlay/draw-frame";
import type { Layout, Placement } from "#lib/domain/overlay/layout";
import { LAYOUTS, OFFERED_LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { copyYuva, createRgbaWriter, createYuvaImage } from "#lib/domain/render/yuva";
import { utcAt } from "#lib/domain/sync/sync";
import { seconds } from "#lib/domain/units";
import { createDrawing } from "./canvas.ts";
import { createMovingAtlas } from "./moving-atlas.ts";
import { drawStillLayer } from "./still-layer.ts";
import { fixtureRide, RIDE_START } from "./testing/fixture-ride.ts";

const COLOR = { matrix: "bt709", range: "tv" } as const;

/** As people may arrange them: one beneath the other, half over a third, one switched off. */
const PILED: Layout = {
  ...LAYOUTS.cockpit,
  gauges: LAYOUTS.cockpit.gauges.map((one): Placement => {
    if (one.id === "map") return { ...one, anchor: "bottom-left", x: 60, y: 3 };
    if (one.id === "heart-rate") return { ...one, x: 44, y: 15, group: undefined };
    if (one.id === "clock") return { ...one, x: 12, y: 24, group: undefined };
    return one.id === "altitude" ? { ...one, hidden: true } : one;
  }),
};

describe("The moving atlas", () => {
  it.each([
    ...OFFERED_LAYOUTS.map((name) => [name, 1, LAYOUTS[name]] as const),
    ["strip", 0.5, LAYOUTS.strip],
    ["a layout with gauges laid over one another", 0.8, PILED],
  ] as const)(
    "holds what drawFrame draws, frame after frame: %s with an opacity of %d",
    async (name, opacity, layout) => {
      const sampler = await fixtureRide();
      const size = name === "vertical" || name === "story" ? { width: 360, height: 640 } : { width: 640, height: 360 };
      const sync = { start: RIDE_START, offset: 0, rate: 1 };
      const scene = buildScene({
        layout: { ...layout, theme: { ...layout.theme, opacity } },
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
          const { worst, seen } = compare(held.bytes, expected.bytes, to.width * to.height);
          const where = `${time} s in ${JSON.stringify(to)}`;
          expect(worst, `the worst pixel at ${where}`).toBeLessThanOrEqual(32);
          expect(seen, `pixels that differ visibly at ${where}`).toBeLessThanOrEqual((to.width * to.height) / 1000);
        }
      }
    },
  );
});

const VISIBLE = 8;

/**
 * Levels of brightness and opacity between two pictures: the worst, and how many pixels a viewer could tell apart.
 * Skia smooths an edge a little differently when a part of a piece is drawn under a clip.
 */
function compare(a: Uint8Array, b: Uint8Array, area: number): { worst: number; seen: number } {
  let worst = 0;
  let seen = 0;
  for (let i = 0; i < area; i++) {
    const alpha = area * 1.5 + i;
    // A colour counts as much as it covers.
    const luma = (Math.abs(a[i]! - b[i]!) * b[alpha]!) / 255;
    const difference = Math.max(luma, Math.abs(a[alpha]! - b[alpha]!));
    worst = Math.max(worst, difference);
    if (difference > VISIBLE) seen++;
  }
  return { worst, seen };
}
