import { drawFrame, drawMoving, drawStill } from "#lib/domain/overlay/draw-frame";
import { FONTS } from "#lib/domain/overlay/fonts";
import type { LayoutName } from "#lib/domain/overlay/layouts/layouts";
import type { Scene } from "#lib/domain/overlay/scene";
import { seconds } from "#lib/domain/units";
import { parityScene } from "./subject.ts";

// Runs in the browser, as the modules of the studio do.

export type ParityPage = {
  /** A picture (PNG, base64) of the overlay over a plain backdrop, one for each of the backdrops. */
  draw(
    layout: LayoutName,
    width: number,
    height: number,
    time: number,
    backdrops: readonly string[],
  ): Promise<string[]>;
  /**
   * Milliseconds for a frame, the middle one of so many from `time` on: `whole` for `drawFrame`, `moving` for what the
   * studio does, which keeps the still layer.
   */
  measure(
    layout: LayoutName,
    width: number,
    height: number,
    time: number,
    frames: number,
  ): Promise<{ whole: number; moving: number }>;
};

declare global {
  var parity: ParityPage;
}

for (const { family, weight, file } of FONTS) {
  document.fonts.add(await new FontFace(family, `url(${file})`, { weight: String(weight) }).load());
}

const scenes = new Map<string, Scene>();

function sceneOf(layout: LayoutName, width: number, height: number): Scene {
  const key = `${layout} ${width} ${height}`;
  const scene = scenes.get(key) ?? parityScene(layout, width, height);
  scenes.set(key, scene);
  return scene;
}

function createContext(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  return context;
}

globalThis.parity = {
  async draw(layout, width, height, time, backdrops) {
    const overlay = createContext(width, height);
    drawFrame(overlay, sceneOf(layout, width, height), seconds(time));
    return backdrops.map((backdrop) => {
      const picture = createContext(width, height);
      picture.fillStyle = backdrop;
      picture.fillRect(0, 0, width, height);
      picture.drawImage(overlay.canvas, 0, 0);
      return picture.canvas.toDataURL("image/png").replace(/^.*,/, "");
    });
  },
  async measure(layout, width, height, time, frames) {
    const scene = sceneOf(layout, width, height);
    const context = createContext(width, height);
    const still = createContext(width, height);
    drawStill(still, scene);
    const spent = { whole: [] as number[], moving: [] as number[] };
    for (let n = 0; n < frames; n++) {
      const at = seconds(time + n / 30);
      const began = performance.now();
      context.clearRect(0, 0, width, height);
      drawFrame(context, scene, at);
      const between = performance.now();
      context.clearRect(0, 0, width, height);
      context.drawImage(still.canvas, 0, 0);
      drawMoving(context, scene, at);
      spent.whole.push(between - began);
      spent.moving.push(performance.now() - between);
      // What is noted on a canvas is painted with the next frame of the page.
      await new Promise((done) => requestAnimationFrame(done));
    }
    return { whole: middleOf(spent.whole), moving: middleOf(spent.moving) };
  },
};

function middleOf(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
