import type { SKRSContext2D } from "@napi-rs/canvas";
import { type Camera, type Point3, toView } from "./camera.ts";
import { blend, css, hazeAt, hazeColour, type Rgb, shade, sunlight } from "./palette.ts";
import { fillShape } from "./polygon.ts";

/** A flat, one-sided piece of something solid: its corners run anticlockwise as seen from outside. */
export type Face = { corners: readonly Point3[]; colour: Rgb };

/** Draws the faces that look towards the lens, lit by the sun; in order, so give the farther ones first. */
export function drawFaces(context: SKRSContext2D, camera: Camera, faces: readonly Face[]): void {
  for (const { corners, colour } of faces) {
    const normal = normalOf(corners);
    const [x, y, z] = corners[0]!;
    if (normal[0] * (camera.x - x) + normal[1] * (camera.y - y) + normal[2] * (camera.z - z) <= 0) continue;
    context.fillStyle = litColour(camera, colour, normal, toView(camera, corners[0]!).depth);
    fillShape(context, camera, corners);
  }
}

function litColour(camera: Camera, colour: Rgb, normal: Point3, depth: number): string {
  const lit = shade(colour, 0.74 + 0.42 * sunlight(normal));
  return css(blend(lit, hazeColour(camera.yaw), hazeAt(depth)));
}

/** An upright or flat line `width` metres thick on the screen, such as a pole or a rail. */
export function drawBeam(
  context: SKRSContext2D,
  camera: Camera,
  [from, to]: readonly [Point3, Point3],
  width: number,
  colour: Rgb,
): void {
  const a = toView(camera, from);
  const b = toView(camera, to);
  const half = width / 2;
  const level = Math.abs(from[2] - to[2]) < Math.hypot(from[0] - to[0], from[1] - to[1]);
  const [dx, dy] = level ? [0, half] : [half, 0];
  const depth = (a.depth + b.depth) / 2;
  context.fillStyle = css(blend(colour, hazeColour(camera.yaw), hazeAt(depth)));
  const corners: Point3[] = [];
  const push = ([x, y, z]: Point3, sign: number) =>
    corners.push([x + sign * dx * camera.cosYaw, y - sign * dx * camera.sinYaw, z + sign * dy]);
  push(from, 1);
  push(from, -1);
  push(to, -1);
  push(to, 1);
  fillShape(context, camera, corners);
}

function normalOf([a, b, c]: readonly Point3[]): Point3 {
  const u = [b![0] - a![0], b![1] - a![1], b![2] - a![2]] as const;
  const v = [c![0] - a![0], c![1] - a![1], c![2] - a![2]] as const;
  const cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]] as const;
  const length = Math.hypot(...cross) || 1;
  return [cross[0] / length, cross[1] / length, cross[2] / length];
}
