import type { SKRSContext2D } from "@napi-rs/canvas";
import { CROSSING } from "../course.ts";
import { hash } from "../random.ts";
import { type Camera, type Point3, project } from "./camera.ts";
import { innerLimit, onLand, ROAD_LEFT, ROAD_RIGHT } from "./land.ts";
import { traceShape } from "./polygon.ts";

/** Brush marks on the fields: mown and unmown patches, tufts along the road and autumn flowers. */
export function drawMeadow(context: SKRSContext2D, camera: Camera): void {
  for (const [seed, colour] of [
    [91, "rgba(74,112,52,0.20)"],
    [92, "rgba(206,200,110,0.20)"],
    [93, "rgba(58,98,58,0.18)"],
  ] as const) {
    context.fillStyle = colour;
    context.beginPath();
    tracePatches(context, camera, seed);
    context.fill();
  }
}

/** Tufts and flowers stand up: they are drawn after everything that lies on the land. */
export function drawTufts(context: SKRSContext2D, camera: Camera): void {
  for (const [seed, colour] of [
    [101, "rgb(92,124,58)"],
    [102, "rgb(128,146,72)"],
    [103, "rgb(168,166,92)"],
  ] as const) {
    context.fillStyle = colour;
    context.beginPath();
    traceTufts(context, camera, seed);
    context.fill();
  }
  for (const [seed, colour] of [
    [111, "rgb(244,238,222)"],
    [112, "rgb(238,196,74)"],
    [113, "rgb(176,128,190)"],
  ] as const) {
    context.fillStyle = colour;
    context.beginPath();
    traceFlowers(context, camera, seed);
    context.fill();
  }
}

function tracePatches(context: SKRSContext2D, camera: Camera, seed: number): void {
  const run = 5;
  for (let cell = Math.floor((camera.distance + 1) / run); cell < (camera.distance + 120) / run; cell++) {
    for (let mark = 0; mark < 3; mark++) {
      const side = hash(cell, mark, seed) < 0.5 ? -1 : 1;
      const away = 3 + 42 * hash(cell, mark + 10, seed) ** 1.7;
      const at = (cell + hash(cell, mark + 20, seed)) * run;
      const length = 0.7 + 2.4 * hash(cell, mark + 30, seed);
      const aside = asideOf(side, away);
      const wide = 0.8 + away * 0.14;
      if (!isMeadow(at, aside)) continue;
      const outline: Point3[] = [];
      for (let corner = 0; corner < 9; corner++) {
        const angle = (corner / 9) * 2 * Math.PI;
        const bulge = 0.7 + 0.6 * hash(cell * 9 + corner, mark, seed);
        outline.push(onLand(at + Math.cos(angle) * length * bulge, aside + Math.sin(angle) * wide * bulge, 0.01));
      }
      traceShape(context, camera, outline);
    }
  }
}

function traceTufts(context: SKRSContext2D, camera: Camera, seed: number): void {
  for (let cell = Math.floor((camera.distance + 0.8) * 2); cell < (camera.distance + 26) * 2; cell++) {
    for (const side of [-1, 1]) {
      for (let mark = 0; mark < 2; mark++) {
        const away = 0.35 + 6.5 * hash(cell, mark * 2 + side, seed) ** 2;
        const at = (cell + hash(cell, mark + 4 * side, seed + 10)) / 2;
        const aside = asideOf(side, away);
        if (!isMeadow(at, aside)) continue;
        const tall = 0.1 + 0.24 * hash(cell, mark + 7 * side, seed + 20);
        traceTuft(context, camera, onLand(at, aside, -0.02), tall, cell * 2 + mark);
      }
    }
  }
}

function traceTuft(context: SKRSContext2D, camera: Camera, foot: Point3, tall: number, key: number): void {
  const { x, y, depth } = project(camera, foot);
  if (depth < 1 || Math.abs(x - 960) > 1100) return;
  const pixels = (tall * 1040) / depth;
  const blades = depth < 12 ? 5 : 3;
  for (let blade = 0; blade < blades; blade++) {
    const spread = (blade - (blades - 1) / 2) / blades;
    const lean = spread * 1.1 + 0.5 * (hash(key, blade, 7) - 0.5);
    const height = pixels * (0.65 + 0.5 * hash(key, blade, 8));
    const root = x + spread * pixels * 0.7;
    context.moveTo(root - pixels * 0.06, y);
    context.quadraticCurveTo(root + lean * height * 0.2, y - height * 0.6, root + lean * height * 0.8, y - height);
    context.quadraticCurveTo(root + lean * height * 0.35, y - height * 0.5, root + pixels * 0.07, y);
  }
}

function traceFlowers(context: SKRSContext2D, camera: Camera, seed: number): void {
  for (let cell = Math.floor(camera.distance + 2); cell < camera.distance + 40; cell++) {
    for (let mark = 0; mark < 5; mark++) {
      const side = hash(cell, mark, seed) < 0.5 ? -1 : 1;
      const at = cell + hash(cell, mark + 20, seed);
      const aside = asideOf(side, 1.2 + 13 * hash(cell, mark + 10, seed));
      // Flowers grow in companies.
      if (hash(Math.floor(at / 6), side, seed) < 0.55 || !isMeadow(at, aside)) continue;
      const { x, y, depth } = project(camera, onLand(at, aside, 0.22));
      if (depth < 1.5) continue;
      const radius = 34 / depth;
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
  }
}

function asideOf(side: number, away: number): number {
  return side < 0 ? ROAD_LEFT - away : ROAD_RIGHT + away;
}

function isMeadow(distance: number, aside: number): boolean {
  const offCrossing = distance < CROSSING.near - 3 || distance > CROSSING.far + 3;
  return offCrossing && (aside < 0 || aside < innerLimit(distance));
}
