import type { UtcSeconds } from "#lib/domain/units";
import { STOP_SECONDS } from "../course.ts";
import { mix, smoothstep } from "../random.ts";
import { curvatureAt, gradientAt, type RoadPoint, roadAt } from "../road.ts";
import { STOPPED_AT, truthAt } from "../truth.ts";

export const FRAME = { width: 1920, height: 1080 } as const;
/** Pixels: the picture spans 85° across, as action cameras do. */
export const FOCAL = 1040;
/** Metres of the lens above the road. */
const EYE_HEIGHT = 1.62;
/** Where a level road meets the sky, in pixels from the top, when the view is level. */
const HORIZON = 452;
/** Metres: nothing nearer than this is drawn. */
export const NEAR = 0.35;

/** Where the camera is and looks. World metres as in road.ts; `x`, `y`, `z` is the lens. */
export type Camera = {
  readonly utc: UtcSeconds;
  /** Distance ridden: the lens is exactly above this point of the line. */
  readonly distance: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Radians clockwise from north. */
  readonly yaw: number;
  readonly sinYaw: number;
  readonly cosYaw: number;
  /** Screen y of the true horizon, before rolling. */
  readonly horizon: number;
  /** Radians by which the picture turns about its centre: positive tilts the horizon's left end up. */
  readonly roll: number;
};

export type Point3 = readonly [x: number, y: number, z: number];
/** Metres to the right of, above and ahead of the lens. */
export type ViewPoint = { right: number; up: number; depth: number };
/** Screen pixels before rolling, and depth in metres along the view. */
export type ScreenPoint = { x: number; y: number; depth: number };

/** The rider's view at a moment: the head follows the road, leans into bends and nods with the hill and the brakes. */
export function cameraAt(utc: UtcSeconds): Camera {
  const truth = truthAt(utc);
  const { distance, speed } = truth;
  const road = roadAt(distance);
  const yaw = averageOver(distance + 1, distance + 4 + 0.75 * speed, (s) => roadAt(s).heading);
  const gradient = averageOver(distance - 3, distance + 5, gradientAt);
  const braking = averageOver(utc - 0.35, utc + 0.35, (moment) => truthAt(moment as UtcSeconds).acceleration);
  const pedalling = Math.min(1, speed / 3) * smoothstep(0, 60, truth.power);
  const turns = pedalPhase(utc);
  const lean = Math.atan((speed * speed * averageOver(distance - 3, distance + 6, curvatureAt)) / 9.81);
  return {
    utc,
    distance,
    x: road.x,
    y: road.y,
    z: road.z + EYE_HEIGHT + 0.008 * pedalling * Math.cos(2 * turns) - 0.05 * footDown(utc),
    yaw,
    sinYaw: Math.sin(yaw),
    cosYaw: Math.cos(yaw),
    horizon: HORIZON + FOCAL * (0.85 * gradient + 0.011 * braking),
    roll: -0.62 * lean + 0.003 * pedalling * Math.sin(turns) + 0.03 * footDown(utc),
  };
}

/** World to the rider's own axes: the depth is along the view, level. */
export function toView(camera: Camera, [x, y, z]: Point3): ViewPoint {
  const east = x - camera.x;
  const north = y - camera.y;
  return {
    right: east * camera.cosYaw - north * camera.sinYaw,
    up: z - camera.z,
    depth: east * camera.sinYaw + north * camera.cosYaw,
  };
}

/** To pixels, before rolling. The lens stays level and is shifted, not tilted: what stands upright is drawn upright. */
export function toScreen(camera: Camera, { right, up, depth }: ViewPoint): ScreenPoint {
  const scale = FOCAL / depth;
  return { x: FRAME.width / 2 + right * scale, y: camera.horizon - up * scale, depth };
}

export function project(camera: Camera, point: Point3): ScreenPoint {
  return toScreen(camera, toView(camera, point));
}

/** The point beside the ridden line: `aside` metres to the right, `up` above the road's height there. */
export function beside(road: RoadPoint, aside: number, up: number): Point3 {
  return [road.x + Math.cos(road.heading) * aside, road.y - Math.sin(road.heading) * aside, road.z + up];
}

/** 1 while the rider stands with the left foot on the ground. */
function footDown(utc: UtcSeconds): number {
  const since = utc - STOPPED_AT;
  return smoothstep(-0.2, 0.6, since) * (1 - smoothstep(STOP_SECONDS - 0.5, STOP_SECONDS + 0.3, since));
}

/** Radians that the cranks have turned: about 1.5 turns a second, followed only where it can be seen. */
function pedalPhase(utc: UtcSeconds): number {
  return (utc - STOPPED_AT) * 2 * Math.PI * 1.5;
}

function averageOver(from: number, to: number, value: (at: number) => number): number {
  const samples = 9;
  let sum = 0;
  for (let i = 0; i < samples; i++) sum += value(mix(from, to, i / (samples - 1)));
  return sum / samples;
}
