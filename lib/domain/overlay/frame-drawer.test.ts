import { describe, expect, it } from "vitest";
import { buildScene } from "#lib/domain/overlay/build-scene";
import { METRIC } from "#lib/domain/overlay/display-units";
import { drawFrame, drawStill } from "#lib/domain/overlay/draw-frame";
import { createSyntheticSampler, RIDE_START } from "#lib/domain/overlay/fixtures/synthetic-ride";
import { createFrameDrawer } from "#lib/domain/overlay/frame-drawer";
import type { Layout } from "#lib/domain/overlay/layout";
import { LAYOUTS, OFFERED_LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import type { Scene } from "#lib/domain/overlay/scene";
import { seconds, utcSeconds } from "#lib/domain/units";
import { createDrawing } from "../../../worker/canvas.ts";

const sampler = createSyntheticSampler({ segmentStarts: [0, 900, 2400] });
const words = { title: "Over the Grimsel", rider: { name: "Åsa Lindqvist" } };

function sceneOf(layout: Layout, size: { width: number; height: number }): Scene {
  const sync = { start: RIDE_START, offset: 0, rate: 1 };
  return buildScene({ layout, sampler, sync, units: METRIC, ...words, ...size });
}

/** Pictures as they come: playing, a step back, a jump, beyond the end of the ride, back again. */
const MOMENTS = [
  ...Array.from({ length: 8 }, (_, frame) => 1200 + frame / 30),
  ...[1200.6, 1200.5, 2000.25, 2000.3, 3700, 3701, 0, 0.033, 2395.9, 2400.1, 2400.13],
];

/** Plays all moments and tells how far the canvas ever is from what `drawFrame` draws afresh. */
function compare(scene: Scene) {
  const kept = createDrawing(scene.width, scene.height);
  const still = createDrawing(scene.width, scene.height);
  drawStill(still.context, scene);
  const drawer = createFrameDrawer(kept.context, scene, { source: still.canvas, ...scene });
  let greatest = 0;
  let shades = 0;
  const areas: number[] = [];
  for (const moment of MOMENTS) {
    const parts = drawer.show(utcSeconds(RIDE_START + moment));
    areas.push(parts.reduce((sum, { width, height }) => sum + width * height, 0) / (scene.width * scene.height));
    const fresh = createDrawing(scene.width, scene.height);
    drawFrame(fresh.context, scene, seconds(moment));
    const a = kept.context.getImageData(0, 0, scene.width, scene.height).data;
    const b = fresh.context.getImageData(0, 0, scene.width, scene.height).data;
    let differing = 0;
    for (let i = 0; i < a.length; i += 4) {
      let difference = Math.abs(a[i + 3]! - b[i + 3]!);
      // Colours count as far as they are seen.
      for (let c = 0; c < 3; c++) {
        difference = Math.max(difference, Math.abs(a[i + c]! * a[i + 3]! - b[i + c]! * b[i + 3]!) / 255);
      }
      greatest = Math.max(greatest, difference);
      if (difference > 6) differing++;
    }
    shades = Math.max(shades, differing);
  }
  return { greatest, shades, areas };
}

describe("createFrameDrawer", { timeout: 60_000 }, () => {
  it.each(OFFERED_LAYOUTS)("keeps the picture of %s at what drawFrame draws, in both shapes", (name) => {
    for (const size of [
      { width: 960, height: 540 },
      { width: 540, height: 960 },
    ]) {
      const { greatest, shades, areas } = compare(sceneOf(LAYOUTS[name], size));
      // Skia rounds slanted edges differently where a clip cuts them: a few pixels, a shade each.
      expect(greatest).toBeLessThanOrEqual(48);
      expect(shades).toBeLessThanOrEqual(8);
      expect(areas[0]).toBe(1);
      expect(Math.max(...areas.slice(1))).toBeLessThan(0.6);
    }
  });

  it("lets gauges that lie over one another, faded, show through where one of them moves", () => {
    const theme = { ...LAYOUTS.cockpit.theme, opacity: 0.5, panel: 0.4 };
    const place = { anchor: "top-left", x: 8, y: 8, height: 40 } as const;
    const { greatest, shades } = compare(
      sceneOf(
        {
          name: "stacked",
          theme,
          gauges: [
            { id: "map", gauge: "route-map-heading", ...place },
            { id: "speed", gauge: "speed-dial", ...place, x: 20 },
            { id: "power", gauge: "power", ...place, height: 12 },
          ],
        },
        { width: 640, height: 360 },
      ),
    );
    expect(greatest).toBeLessThanOrEqual(48);
    expect(shades).toBeLessThanOrEqual(8);
  });

  it("paints nothing while what is shown stays the same", () => {
    const scene = sceneOf(LAYOUTS["data-rich"], { width: 640, height: 360 });
    const { context, canvas } = createDrawing(640, 360);
    const drawer = createFrameDrawer(context, scene, { source: canvas, width: 640, height: 360 });
    drawer.show(utcSeconds(RIDE_START + 100));
    expect(drawer.show(utcSeconds(RIDE_START + 100))).toEqual([]);
  });
});
