import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { drawStill } from "#lib/domain/overlay/draw-frame";
import type { Scene } from "#lib/domain/overlay/scene";
import type { AtlasLayout } from "#lib/domain/render/ffmpeg-args";
import { findInkBoxes } from "#lib/domain/render/ink-boxes";
import { packTiles } from "#lib/domain/render/pack-tiles";
import { type ColorSpec, createRgbaWriter, createYuvaImage } from "#lib/domain/render/yuva";
import { createDrawing } from "./canvas.ts";

/**
 * Draws what never moves once, and writes its inked parts as one raw yuva420p frame in `folder`: raw, because ffmpeg
 * would convert a PNG with its own coefficients and the still parts of a gauge would differ from its moving ones.
 * Undefined when nothing is still.
 */
export async function writeStillLayer(
  scene: Scene,
  color: ColorSpec,
  folder: string,
): Promise<(AtlasLayout & { path: string }) | undefined> {
  const { context } = createDrawing(scene.width, scene.height);
  drawStill(context, scene);
  const { data } = context.getImageData(0, 0, scene.width, scene.height);
  const boxes = findInkBoxes(data, scene.width, scene.height);
  if (boxes.length === 0) return undefined;
  const { width, height, places } = packTiles(boxes);
  const image = createYuvaImage(width, height);
  const write = createRgbaWriter(color);
  const tiles = boxes.map((to, index) => {
    const from = places[index] as { x: number; y: number };
    write(context.getImageData(to.x, to.y, to.width, to.height).data, to.width, to.height, image, from.x, from.y);
    return { from, to };
  });
  const path = join(folder, "still.yuva420p");
  await writeFile(path, image.bytes);
  return { width, height, tiles, path };
}
