import { writeFile } from "node:fs/promises";
import { drawFrame } from "#lib/domain/overlay/draw-frame";
import type { Scene } from "#lib/domain/overlay/scene";
import type { Size } from "#lib/domain/render/framing";
import type { Seconds } from "#lib/domain/units";
import { createDrawing } from "../canvas.ts";

/** Dusk: pale and dark gauges both show on it. */
const BACKGROUND = ["#5b6b7a", "#27313b"] as const;

/** Writes the gauges of a moment as a JPEG, over a plain background in place of the transparency. */
export async function makeOverlayPoster(scene: Scene, at: Seconds, poster: Size & { path: string }): Promise<void> {
  const gauges = createDrawing(scene.width, scene.height);
  drawFrame(gauges.context, scene, at);
  const { canvas, context } = createDrawing(poster.width, poster.height);
  const gradient = context.createLinearGradient(0, 0, 0, poster.height);
  gradient.addColorStop(0, BACKGROUND[0]);
  gradient.addColorStop(1, BACKGROUND[1]);
  context.fillStyle = gradient;
  context.fillRect(0, 0, poster.width, poster.height);
  context.drawImage(gauges.canvas, 0, 0, poster.width, poster.height);
  await writeFile(poster.path, await canvas.encode("jpeg", 88));
}
