import type { SKRSContext2D } from "@napi-rs/canvas";
import { CROSSING, POST_SPACING, STOP_LINE } from "../course.ts";
import { hash } from "../random.ts";
import { roadAt } from "../road.ts";
import { beside, type Camera, type Point3 } from "./camera.ts";
import { landAt, ROAD_LEFT, ROAD_MIDDLE, ROAD_RIGHT } from "./land.ts";
import { COLOURS, css } from "./palette.ts";
import { traceShape } from "./polygon.ts";

/** What is painted on the asphalt, and what wear has left there. All of it lies at true distances. */
export function drawMarkings(context: SKRSContext2D, camera: Camera): void {
  drawWear(context, camera);
  for (const { from, to, step, strength } of [
    { from: 90, to: 230, step: 8, strength: 0.5 },
    { from: 30, to: 90, step: 4, strength: 0.8 },
    { from: -4, to: 30, step: 1.5, strength: 0.92 },
  ]) {
    context.fillStyle = css(COLOURS.paint, strength);
    context.beginPath();
    const near = camera.distance + from;
    const far = camera.distance + to;
    for (const [start, end] of outsideCrossing(near, far)) {
      traceBand(context, camera, start, end, ROAD_RIGHT - 0.24, ROAD_RIGHT - 0.12, step);
      traceBand(context, camera, start, end, ROAD_LEFT + 0.12, ROAD_LEFT + 0.24, step);
    }
    for (const [start, end] of dashes(near, far)) {
      traceBand(context, camera, start, end, ROAD_MIDDLE - 0.07, ROAD_MIDDLE + 0.07, step);
    }
    if (STOP_LINE > near && STOP_LINE <= far) {
      traceBand(context, camera, STOP_LINE, STOP_LINE + 0.45, ROAD_MIDDLE + 0.1, ROAD_RIGHT - 0.3, 1);
    }
    for (let post = Math.ceil(near / POST_SPACING) * POST_SPACING; post < far; post += POST_SPACING) {
      traceBand(context, camera, post - 0.06, post + 0.06, ROAD_MIDDLE + 0.25, ROAD_RIGHT - 0.3, 1);
      if (from < 90) traceNumber(context, camera, post);
    }
    context.fill();
  }
}

/** The band between two distances along and two aside, lying on the road. */
function traceBand(
  context: SKRSContext2D,
  camera: Camera,
  from: number,
  to: number,
  left: number,
  right: number,
  step: number,
): void {
  const pieces = Math.max(1, Math.ceil((to - from) / step));
  const outline: Point3[] = [];
  const at = (piece: number, aside: number) => {
    const distance = from + ((to - from) * piece) / pieces;
    return beside(roadAt(distance), aside, landAt(distance, aside));
  };
  for (let piece = 0; piece <= pieces; piece++) outline.push(at(piece, left));
  for (let piece = pieces; piece >= 0; piece--) outline.push(at(piece, right));
  traceShape(context, camera, outline);
}

function outsideCrossing(near: number, far: number): [number, number][] {
  const pieces: [number, number][] = [
    [near, Math.min(far, CROSSING.near - 2)],
    [Math.max(near, CROSSING.far + 2), far],
  ];
  return pieces.filter(([start, end]) => end > start);
}

/** Three metres painted, six bare; an unbroken line before the stop line. */
function dashes(near: number, far: number): [number, number][] {
  const found: [number, number][] = [];
  for (let start = Math.floor(near / 9) * 9; start < far; start += 9) {
    const end = Math.min(start + 3, far);
    const begin = Math.max(start, near);
    if (end > begin && (end < STOP_LINE - 14 || begin > CROSSING.far + 3)) found.push([begin, end]);
  }
  const begin = Math.max(near, STOP_LINE - 14);
  const end = Math.min(far, STOP_LINE);
  if (end > begin) found.push([begin, end]);
  return found;
}

/** Which of seven strokes (top, two upper, middle, two lower, bottom) make each figure. */
const STROKES: Record<string, string> = {
  "0": "tlrLRb",
  "1": "rR",
  "2": "trmLb",
  "3": "trmRb",
  "4": "lrmR",
  "5": "tlmRb",
  "6": "tlmLRb",
  "7": "trR",
  "8": "tlrmLRb",
  "9": "tlrmRb",
};

/** The post's distance in kilometres, painted on the lane just beyond its line in drawn-out figures. */
function traceNumber(context: SKRSContext2D, camera: Camera, post: number): void {
  const [width, tall, stroke] = [0.42, 1.7, 0.1];
  const base = post + 0.5;
  let left = -1.12;
  for (const figure of (post / 1000).toFixed(2)) {
    if (figure === ".") {
      traceBand(context, camera, base, base + 0.2, left - 0.04, left + 0.08, 1);
      left += 0.2;
      continue;
    }
    const [middle, top] = [base + tall / 2, base + tall];
    const bars: Record<string, [number, number, number, number]> = {
      t: [top - 0.2, top, left, left + width],
      m: [middle - 0.1, middle + 0.1, left, left + width],
      b: [base, base + 0.2, left, left + width],
      l: [middle, top, left, left + stroke],
      L: [base, middle, left, left + stroke],
      r: [middle, top, left + width - stroke, left + width],
      R: [base, middle, left + width - stroke, left + width],
    };
    for (const name of STROKES[figure] ?? "") traceBand(context, camera, ...bars[name]!, 1);
    left += width + 0.2;
  }
}

/** Wheel tracks, joints, patches and grit: they carry the feeling of speed. */
function drawWear(context: SKRSContext2D, camera: Camera): void {
  const { distance } = camera;
  context.fillStyle = "rgba(58,58,68,0.10)";
  context.beginPath();
  for (const middle of [-3.9, -2.5, -0.75, 0.75]) {
    traceBand(context, camera, distance - 4, distance + 26, middle - 0.24, middle + 0.24, 2);
    traceBand(context, camera, distance + 26, distance + 130, middle - 0.24, middle + 0.24, 6);
  }
  context.fill();

  context.fillStyle = "rgba(40,41,50,0.32)";
  context.beginPath();
  for (let cell = Math.floor((distance - 4) / 7); cell < (distance + 70) / 7; cell++) {
    const at = cell * 7 + 5 * hash(cell, 0, 81);
    const whole = hash(cell, 1, 81) > 0.55;
    const left = whole ? ROAD_LEFT : ROAD_MIDDLE + 0.2;
    traceBand(context, camera, at, at + 0.035, left, ROAD_RIGHT, 1);
  }
  context.fill();
  context.fillStyle = "rgba(66,66,76,0.26)";
  context.beginPath();
  for (let cell = Math.floor((distance - 8) / 19); cell < (distance + 110) / 19; cell++) {
    const at = cell * 19 + 12 * hash(cell, 0, 82);
    const left = ROAD_LEFT + 0.4 + 3.6 * hash(cell, 1, 82);
    traceBand(context, camera, at, at + 1 + 3 * hash(cell, 2, 82), left, left + 0.7 + hash(cell, 3, 82), 2);
  }
  context.fill();

  for (const [seed, colour] of [
    [83, "rgba(226,224,216,0.3)"],
    [84, "rgba(44,45,54,0.32)"],
  ] as const) {
    context.fillStyle = colour;
    context.beginPath();
    for (let cell = Math.floor((distance + 0.6) * 4); cell < (distance + 17) * 4; cell++) {
      for (let grain = 0; grain < 2; grain++) {
        const aside = ROAD_LEFT + 6.2 * hash(cell, grain, seed);
        const size = 0.005 + 0.011 * hash(cell, grain + 9, seed);
        const road = roadAt(cell / 4 + 0.2 * hash(cell, grain + 5, seed));
        traceShape(context, camera, [
          beside(road, aside - size, 0),
          beside(road, aside + size, 0),
          beside(roadAt(cell / 4 + 0.2 * hash(cell, grain + 5, seed) + 2.4 * size), aside, 0),
        ]);
      }
    }
    context.fill();
  }
}
