import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { type Camera, FRAME } from "./camera.ts";
import { drawPanorama, type Panorama, paintPanorama } from "./panorama.ts";
import { drawSky, paintSky, type Sky } from "./sky.ts";

export type Backdrop = { readonly sky: Sky; readonly panorama: Panorama; readonly sheet: Canvas };

/** Pixels beyond the picture's edges that a leaning camera may show. */
const MARGIN = 96;
const HEIGHT = 744;
/**
 * Far things are soft: they are put together upright at two thirds of the size and then drawn, turned, in one piece.
 * Drawing their many slices turned and at full size costs twice the time and shows seams.
 */
const COARSE = 1.5;

export function paintBackdrop(): Backdrop {
  const sheet = createCanvas((FRAME.width + 2 * MARGIN) / COARSE, HEIGHT / COARSE);
  return { sky: paintSky(), panorama: paintPanorama(), sheet };
}

/** Sky, sun, clouds and the valley, down to a little below the horizon. */
export function drawBackdrop(context: SKRSContext2D, camera: Camera, { sky, panorama, sheet }: Backdrop): void {
  const far = sheet.getContext("2d");
  far.setTransform(1 / COARSE, 0, 0, 1 / COARSE, MARGIN / COARSE, MARGIN / COARSE);
  drawSky(far, camera, sky, MARGIN);
  drawPanorama(far, camera, panorama, MARGIN);
  context.drawImage(sheet, -MARGIN, -MARGIN, sheet.width * COARSE, sheet.height * COARSE);
}
