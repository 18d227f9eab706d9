import type { SKRSContext2D } from "@napi-rs/canvas";
import { type Camera, type Point3, toView } from "./camera.ts";
import { COLOURS, css } from "./palette.ts";
import { PLANTS, shadowOf } from "./plants.ts";
import { traceShape } from "./polygon.ts";

const SHADOWS: readonly Point3[][] = PLANTS.map(shadowOf);
/** Shadows pale with the haze: nearer than each depth they are drawn with its strength. */
const BANDS = [
  { from: -60, to: 45, strength: 0.36 },
  { from: 45, to: 110, strength: 0.29 },
  { from: 110, to: 260, strength: 0.2 },
] as const;

/** The trees' long morning shadows across land and road. Shadows that meet do not darken each other. */
export function drawShadows(context: SKRSContext2D, camera: Camera): void {
  for (const { from, to, strength } of BANDS) {
    context.fillStyle = css(COLOURS.shadow, strength);
    context.beginPath();
    for (const outline of SHADOWS) {
      const { depth } = toView(camera, outline[0]!);
      if (depth >= from && depth < to) traceShape(context, camera, outline);
    }
    context.fill();
  }
}
