import { BENDS, COURSE_LENGTH, GRADIENTS, ORIGIN } from "./course.ts";
import { mix, smoothstep } from "./random.ts";

/**
 * The line that the bike rides, in a flat map: x metres east and y metres north of the start, z metres above the sea.
 * Distance is measured along that line on the map, as a satellite receiver measures it.
 */
export type RoadPoint = {
  x: number;
  y: number;
  z: number;
  /** Radians clockwise from north, not wrapped: differences are true turns. */
  heading: number;
};

const STEP = 0.5;
/** The road goes on before the start and after the end so that the camera always has something to look at. */
const BEFORE = 100;
const COUNT = Math.round((BEFORE + COURSE_LENGTH) / STEP) + 1;

const stations = layRoad();

/** The ridden line at a distance in metres. */
export function roadAt(distance: number): RoadPoint {
  const place = Math.min(COUNT - 1.001, Math.max(0, (distance + BEFORE) / STEP));
  const index = Math.floor(place);
  const share = place - index;
  return {
    x: mix(stations.x[index]!, stations.x[index + 1]!, share),
    y: mix(stations.y[index]!, stations.y[index + 1]!, share),
    z: mix(stations.z[index]!, stations.z[index + 1]!, share),
    heading: mix(stations.heading[index]!, stations.heading[index + 1]!, share),
  };
}

/** Rise over run at a distance. */
export function gradientAt(distance: number): number {
  const next = GRADIENTS.findIndex(([at]) => at > distance);
  if (next === 0) return GRADIENTS[0]![1];
  if (next < 0) return GRADIENTS.at(-1)![1];
  const [from, before] = GRADIENTS[next - 1]!;
  const [to, after] = GRADIENTS[next]!;
  return mix(before, after, smoothstep(from, to, distance));
}

/** Radians a metre at a distance, right bends positive. Each bend's curvature swells and fades as a raised cosine: no jerk on entering or leaving it. */
export function curvatureAt(distance: number): number {
  let curvature = 0;
  for (const { middle, length, turn } of BENDS) {
    const along = distance - middle;
    if (Math.abs(along) >= length / 2) continue;
    curvature += (((turn * Math.PI) / 180) * (1 + Math.cos((2 * Math.PI * along) / length))) / length;
  }
  return curvature;
}

function layRoad() {
  const x = new Float64Array(COUNT);
  const y = new Float64Array(COUNT);
  const z = new Float64Array(COUNT);
  const heading = new Float64Array(COUNT);
  const start = Math.round(BEFORE / STEP);
  heading[start] = (ORIGIN.heading * Math.PI) / 180;
  z[start] = ORIGIN.elevation;
  const lay = (from: number, to: number) => {
    const run = (to - from) * STEP;
    const middle = ((from + to) / 2) * STEP - BEFORE;
    heading[to] = heading[from]! + curvatureAt(middle) * run;
    const along = (heading[from]! + heading[to]!) / 2;
    x[to] = x[from]! + Math.sin(along) * run;
    y[to] = y[from]! + Math.cos(along) * run;
    z[to] = z[from]! + gradientAt(middle) * run;
  };
  for (let i = start; i < COUNT - 1; i++) lay(i, i + 1);
  for (let i = start; i > 0; i--) lay(i, i - 1);
  return { x, y, z, heading };
}
