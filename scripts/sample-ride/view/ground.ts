import type { SKRSContext2D } from "@napi-rs/canvas";
import { CROSSING } from "../course.ts";
import { noise, smoothstep } from "../random.ts";
import { curvatureAt, roadAt } from "../road.ts";
import { beside, type Camera, NEAR, type Point3, toScreen, toView, type ViewPoint } from "./camera.ts";
import { innerLimit, landAt, ROAD_LEFT, ROAD_RIGHT } from "./land.ts";
import { blend, COLOURS, css, hazeAt, hazeColour, type Rgb, shade, sunlight } from "./palette.ts";
import { fillPolygon } from "./polygon.ts";

/** Where the strips of land run along the road, metres to the right of the ridden line. */
const LEFT_STRIPS = [-150, -104, -72, -50, -34, -23, -15.5, -10.5, -7.6, -6.2, -5.3, ROAD_LEFT];
const RIGHT_STRIPS = [130, 94, 66, 46, 31, 21, 14, 9, 6, 4.2, 3, 2.1, ROAD_RIGHT];
/** How far ahead the road's own land reaches; beyond it the panorama shows the valley. */
const REACH = 620;

type Station = { left: Point3[]; right: Point3[] };
const stations = new Map<number, Station>();

/** The land beside the road and the asphalt, from far to near: each piece covers the far one's edge. */
export function drawGround(context: SKRSContext2D, camera: Camera): void {
  const cuts = cutsAhead(camera.distance);
  let far = rowInView(camera, cuts.at(-1)!);
  for (let i = cuts.length - 2; i >= 0; i--) {
    const near = rowInView(camera, cuts[i]!);
    const middle = (cuts[i]! + cuts[i + 1]!) / 2;
    drawStrips(context, camera, middle, cuts[i + 1]! - cuts[i]!, near, far);
    far = near;
  }
}

/** Distances at which the land is cut, fixed to the world so that nothing swims: fine near by, coarse far off. */
function cutsAhead(distance: number): number[] {
  const cuts: number[] = [];
  let at = Math.floor((distance - 3) / 2) * 2;
  while (at < distance + REACH) {
    cuts.push(at);
    const ahead = at - distance;
    const wanted = ahead < 44 ? 2 : ahead < 110 ? 4 : ahead < 240 ? 8 : 16;
    at += at % wanted === 0 ? wanted : 2;
  }
  return cuts;
}

type Row = { left: ViewPoint[]; right: ViewPoint[]; world: Station };

function rowInView(camera: Camera, distance: number): Row {
  let station = stations.get(distance);
  if (!station) {
    station = layStation(distance);
    stations.set(distance, station);
  }
  const see = (point: Point3) => toView(camera, point);
  return { left: station.left.map(see), right: station.right.map(see), world: station };
}

function layStation(distance: number): Station {
  const road = roadAt(distance);
  const limit = innerLimit(distance);
  const turnsRight = curvatureAt(distance) > 0;
  const lay = (strips: number[], inner: boolean) =>
    strips.map((aside) => {
      const held = inner ? Math.sign(aside) * Math.min(Math.abs(aside), limit) : aside;
      return beside(road, held, landAt(distance, held));
    });
  return { left: lay(LEFT_STRIPS, !turnsRight), right: lay(RIGHT_STRIPS, turnsRight) };
}

function drawStrips(context: SKRSContext2D, camera: Camera, middle: number, run: number, near: Row, far: Row): void {
  for (const side of ["left", "right"] as const) {
    const strips = side === "left" ? LEFT_STRIPS : RIGHT_STRIPS;
    for (let k = 0; k < strips.length - 1; k++) {
      const quad: Quad = [near[side][k]!, far[side][k]!, far[side][k + 1]!, near[side][k + 1]!];
      if (!visible(quad)) continue;
      const aside = (strips[k]! + strips[k + 1]!) / 2;
      const normal = normalOf(near.world[side][k]!, far.world[side][k]!, near.world[side][k + 1]!);
      context.fillStyle = css(withHaze(camera, landColour(middle, aside, normal), quad));
      fillOverlapping(context, camera, quad, side === "left" ? 1 : -1);
    }
  }
  const road: Quad = [near.left.at(-1)!, far.left.at(-1)!, far.right.at(-1)!, near.right.at(-1)!];
  if (!visible(road)) return;
  const tone = 1 + 0.05 * (noise(middle / 9, run > 4 ? 0.5 : 0, 12) - 0.5);
  context.fillStyle = css(withHaze(camera, shade(COLOURS.asphalt, tone), road));
  fillOverlapping(context, camera, road, 0);
}

function landColour(distance: number, aside: number, normal: Point3): Rgb {
  const away = aside < 0 ? ROAD_LEFT - aside : aside - ROAD_RIGHT;
  const crossing = distance > CROSSING.near && distance < CROSSING.far;
  if (crossing && away < 120) return COLOURS.asphalt;
  if (away < 0.6) return blend(COLOURS.gravel, COLOURS.meadowDry, 0.3 + 0.4 * noise(distance / 3, aside, 13));
  const dry = smoothstep(0.42, 0.68, noise(distance / 30, aside / 17, 14));
  const deep = smoothstep(0.5, 0.8, noise(distance / 11, aside / 6, 15)) * 0.55;
  const meadow = blend(blend(COLOURS.meadow, COLOURS.meadowDry, dry * 0.75), COLOURS.meadowDeep, deep);
  const edge = 1 - smoothstep(0.6, 3, away);
  const sun = sunlight(normal);
  const grass = blend(meadow, COLOURS.meadowDeep, 0.5 * edge);
  return [grass[0] * (0.62 + 1.25 * sun), grass[1] * (0.66 + 1.1 * sun), grass[2] * (0.74 + 0.85 * sun)];
}

function normalOf(origin: Point3, along: Point3, aside: Point3): Point3 {
  const a = [along[0] - origin[0], along[1] - origin[1], along[2] - origin[2]] as const;
  const b = [aside[0] - origin[0], aside[1] - origin[1], aside[2] - origin[2]] as const;
  const cross = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]] as const;
  const length = Math.hypot(...cross) || 1;
  const up = cross[2] < 0 ? -1 : 1;
  return [(up * cross[0]) / length, (up * cross[1]) / length, (up * cross[2]) / length];
}

type Quad = readonly [near: ViewPoint, far: ViewPoint, farNext: ViewPoint, nearNext: ViewPoint];

function withHaze(camera: Camera, colour: Rgb, quad: Quad): Rgb {
  return blend(colour, hazeColour(camera.yaw), hazeAt((quad[0].depth + quad[2].depth) / 2));
}

function visible(quad: Quad): boolean {
  return quad.some(({ depth, right }) => depth > NEAR && Math.abs(right) < depth * 1.15 + 3);
}

/** Grown a little under the pieces that follow (towards the viewer, and the road) so that smoothed edges leave no seam. */
function fillOverlapping(context: SKRSContext2D, camera: Camera, quad: Quad, towardsRoad: number): void {
  if (quad.some(({ depth }) => depth <= NEAR)) {
    fillPolygon(context, camera, quad);
    return;
  }
  const [near, far, farNext, nearNext] = quad.map((point) => toScreen(camera, point)) as unknown as [
    Dot,
    Dot,
    Dot,
    Dot,
  ];
  context.beginPath();
  context.moveTo(near.x, near.y + 1.3);
  context.lineTo(far.x, far.y);
  context.lineTo(farNext.x + towardsRoad, farNext.y);
  context.lineTo(nearNext.x + towardsRoad, nearNext.y + 1.3);
  context.fill();
}

type Dot = { x: number; y: number };
