import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Canvas } from "@napi-rs/canvas";
import { AppError } from "#lib/domain/errors";
import { overlayCommand } from "#lib/domain/render/overlay-args";
import { type ColorSpec, createRgbaWriter, createYuvaImage } from "#lib/domain/render/yuva";
import { fileUrl } from "../media/input.ts";
import { renderLimits } from "../media/limits.ts";
import { createMovingAtlas } from "../moving-atlas.ts";
import { drawStillLayer } from "../still-layer.ts";
import { type FeedSource, feedGauges } from "./feed-gauges.ts";

/** Draws the gauges alone, with straight alpha, into the file at `path`. The video is not read. */
export async function drawOverlay(source: FeedSource & { readonly path: string }): Promise<void> {
  const { plan, scene, workDir, path } = source;
  const { color } = plan.picture;
  const still = drawStillLayer(scene);
  const moving = createMovingAtlas(scene, still, color);
  const stillUrl = fileUrl(await writeWhole(still, color, workDir));
  const command = overlayCommand({ plan, stillUrl, moving: moving.layout, url: fileUrl(path) });
  const { encoded } = await feedGauges(command, moving, { ...source, limits: renderLimits(plan, true) });
  if (encoded !== plan.frames) throw new AppError("internal", `${encoded} of ${plan.frames} overlay frames encoded`);
}

/** Even. The whole RGBA picture would be 33 MB at 2160p. */
const ROWS_AT_A_TIME = 256;

async function writeWhole(still: Canvas, color: ColorSpec, folder: string): Promise<string> {
  const { width, height } = still;
  const context = still.getContext("2d");
  const image = createYuvaImage(width, height);
  const write = createRgbaWriter(color);
  for (let y = 0; y < height; y += ROWS_AT_A_TIME) {
    const rows = Math.min(ROWS_AT_A_TIME, height - y);
    write(context.getImageData(0, y, width, rows).data, width, rows, image, 0, y);
  }
  const path = join(folder, "still-whole.yuva420p");
  await writeFile(path, image.bytes);
  return path;
}
