import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import { drawStill, fadeOverlay } from "#lib/domain/overlay/draw-frame";
import type { Rect } from "#lib/domain/overlay/gauge";
import { intersectRect } from "#lib/domain/overlay/rect";
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
  const read = (part: Rect) => readWithout(tiles, context, part);
  const { width: across, height: down } = still;
  const boxes = findInkBoxes((y, rows) => read({ x: 0, y, width: across, height: rows }), across, down);
  if (boxes.length === 0) return undefined;
  const { width, height, places } = packTiles(boxes);
  const image = createYuvaImage(width, height);
  const write = createRgbaWriter(color);
  const packed = boxes.map((to, index) => {
    const from = places[index]!;
    write(read(to), to.width, to.height, image, from.x, from.y);
    return { from, to };
  });
  const path = join(folder, "still.yuva420p");
  await writeFile(path, image.bytes);
  return { width, height, tiles: packed, path };
}

/** The pixels of a part of a picture, transparent where tiles are. */
function readWithout(tiles: readonly Rect[], context: SKRSContext2D, part: Rect): Uint8ClampedArray {
  const { data } = context.getImageData(part.x, part.y, part.width, part.height);
  for (const tile of tiles) {
    const { x, y, width, height } = intersectRect(part, tile);
    for (let row = y - part.y; width > 0 && row < y - part.y + height; row++) {
      const start = (row * part.width + x - part.x) * 4;
      data.fill(0, start, start + width * 4);
    }
  }
  return data;
}
