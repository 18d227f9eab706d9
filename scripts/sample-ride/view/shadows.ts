import type { SKRSContext2D } from "@napi-rs/canvas";
import { type Camera, type Point3, toView } from "./camera.ts";
import { COLOURS, css, SUN } from "./palette.ts";
import { PLANTS, shadowOf } from "./plants.ts";
import { traceShape } from "./polygon.ts";
import { houseShadows } from "./village.ts";

const SHADOWS: readonly (readonly Point3[])[] = [...PLANTS.map(shadowOf), ...houseShadows(castOnLevel)];
/** Shadows pale with the haze: nearer than each depth they are drawn with its strength. */
const BANDS = [
  { from: -60, to: 45, strength: 0.36 },
  { from: 45, to: 110, strength: 0.29 },
  { from: 110, to: 260, strength: 0.2 },
] as const;

/** The long morning shadows across land and road. Shadows that meet do not darken each other. */
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

/** The outline on level ground at height `ground` of the shadow that the hull of some points casts. */
function castOnLevel(points: readonly Point3[], ground: number): Point3[] {
  const reach = 1 / Math.tan(SUN.elevation);
  const cast = points.map(([x, y, z]): [number, number] => {
    const length = Math.max(0, z - ground) * reach;
    return [x - Math.sin(SUN.azimuth) * length, y - Math.cos(SUN.azimuth) * length];
  });
  return hull(cast).map(([x, y]): Point3 => [x, y, ground + 0.02]);
}

/** Corners of the convex hull, all one way round (Andrew's monotone chain). */
function hull(points: readonly [number, number][]): [number, number][] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered: readonly [number, number][]) => {
    const chain: [number, number][] = [];
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function turn(a: [number, number], b: [number, number], c: [number, number]): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
