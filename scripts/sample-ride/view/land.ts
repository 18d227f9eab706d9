import { CROSSING } from "../course.ts";
import { noise, smoothstep } from "../random.ts";
import { curvatureAt, roadAt } from "../road.ts";
import { beside, type Point3 } from "./camera.ts";

/** The asphalt's edges, in metres to the right of the ridden line. */
export const ROAD_LEFT = -4.7;
export const ROAD_RIGHT = 1.5;
export const ROAD_MIDDLE = (ROAD_LEFT + ROAD_RIGHT) / 2;

/** The land's height against the road's at a distance along and `aside` metres to the right of the ridden line. */
export function landAt(distance: number, aside: number): number {
  const away = aside < ROAD_LEFT ? ROAD_LEFT - aside : aside - ROAD_RIGHT;
  if (away <= 0) return 0;
  const crossing = Math.max(CROSSING.near - distance, distance - CROSSING.far);
  const open = smoothstep(0, 7, crossing);
  if (open === 0) return -0.02 * smoothstep(0, 1, away);
  // Past the bend the road climbs across a slope: the hill on the right, the valley on the left.
  const onSlope = smoothstep(2335, 2395, distance);
  const tilt = aside < 0 ? 0.012 - 0.08 * onSlope : 0.022 + 0.3 * onSlope;
  const field = Math.max(0, away - 2.8);
  const ditch = -0.3 * smoothstep(0.7, 1.7, away) * (1 - smoothstep(2, 4, away));
  const swell = 1.5 * (noise(distance / 34, aside / 26, 3) - 0.5) * smoothstep(6, 30, away);
  const reach = field < 40 ? field : 40 + (field - 40) * 0.5;
  return (-0.05 + ditch + tilt * reach + swell) * open;
}

/** A point beside the road, `up` metres above the land there. */
export function onLand(distance: number, aside: number, up: number): Point3 {
  return beside(roadAt(distance), aside, landAt(distance, aside) + up);
}

/** Where a point of the map lies along and beside the road; `near` is a distance to start looking from. */
export function placeOnRoad(x: number, y: number, near: number): { distance: number; aside: number } {
  let distance = near;
  for (let round = 0; round < 12; round++) {
    const road = roadAt(distance);
    const ahead = (x - road.x) * Math.sin(road.heading) + (y - road.y) * Math.cos(road.heading);
    // Half steps: on the inner side of a bend a whole one may overshoot.
    distance = Math.min(near + 60, Math.max(near - 60, distance + ahead / 2));
  }
  const road = roadAt(distance);
  return { distance, aside: (x - road.x) * Math.cos(road.heading) - (y - road.y) * Math.sin(road.heading) };
}

/** How far to the right the land can be laid out before the inner side of a bend folds over itself. */
export function innerLimit(distance: number): number {
  const curvature = Math.max(1e-6, Math.abs(curvatureAt(distance)));
  return 0.72 / curvature;
}
