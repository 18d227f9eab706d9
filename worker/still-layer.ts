import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Canvas } from "@napi-rs/canvas";
import { drawStill, fadeOverlay } from "#lib/domain/overlay/draw-frame";
import type { Rect } from "#lib/domain/overlay/gauge";
import type { Scene } from "#lib/domain/overlay/scene";
import type { AtlasLayout } from "#lib/domain/render/ffmpeg-args";
import { findInkBoxes } from "#lib/domain/render/ink-boxes";
import { packTiles } from "#lib/domain/render/pack-tiles";
import { type ColorSpec, createRgbaWriter, createYuvaImage } from "#lib/domain/render/yuva";
import { createDrawing } from "./canvas.ts";

/** Everything of a scene that never moves, at the size of the picture and in full strength. */
export function drawStillLayer(scene: Scene): Canvas {
  const { canvas, context } = createDrawing(scene.width, scene.height);
  drawStill(context, scene);
  return canvas;
}

/** The layer as it is where nothing moves: as transparent as the scene's theme asks. Where pieces move, all is faded with them. */
export function fadeStillLayer(still: Canvas, scene: Scene): Canvas {
  if (scene.layout.theme.opacity === 1) return still;
  const { canvas, context } = createDrawing(scene.width, scene.height);
  context.drawImage(still, 0, 0);
  fadeOverlay(context, scene);
  return canvas;
}

/**
 * Writes the inked parts of the still layer as one raw yuva420p frame in `folder`, without the places of `tiles`, which
 * show the still layer themselves. Raw, because ffmpeg would convert a PNG with its own coefficients and the still
 * parts of a gauge would differ from its moving ones. Undefined when nothing is left.
 */
export async function writeStillLayer(
  still: Canvas,
  tiles: readonly Rect[],
  color: ColorSpec,
  folder: string,
): Promise<(AtlasLayout & { path: string }) | undefined> {
  const context = still.getContext("2d");
  const { data } = context.getImageData(0, 0, still.width, still.height);
  for (const tile of tiles) clearRect(data, still.width, tile);
  const boxes = findInkBoxes(data, still.width, still.height);
  if (boxes.length === 0) return undefined;
  const { width, height, places } = packTiles(boxes);
  const image = createYuvaImage(width, height);
  const write = createRgbaWriter(color);
  const packed = boxes.map((to, index) => {
    const from = places[index]!;
    write(copyRect(data, still.width, to), to.width, to.height, image, from.x, from.y);
    return { from, to };
  });
  const path = join(folder, "still.yuva420p");
  await writeFile(path, image.bytes);
  return { width, height, tiles: packed, path };
}

function clearRect(rgba: Uint8ClampedArray, width: number, rect: Rect): void {
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    rgba.fill(0, (y * width + rect.x) * 4, (y * width + rect.x + rect.width) * 4);
  }
}

function copyRect(rgba: Uint8ClampedArray, width: number, rect: Rect): Uint8ClampedArray {
  const copy = new Uint8ClampedArray(rect.width * rect.height * 4);
  for (let row = 0; row < rect.height; row++) {
    const from = ((rect.y + row) * width + rect.x) * 4;
    copy.set(rgba.subarray(from, from + rect.width * 4), row * rect.width * 4);
  }
  return copy;
}
