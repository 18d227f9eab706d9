import type { SKRSContext2D } from "@napi-rs/canvas";
import { CROSSING } from "../course.ts";
import { mix, noise, smoothstep } from "../random.ts";
import { curvatureAt, roadAt } from "../road.ts";
import { beside, type Camera, NEAR, type Point3, toScreen, toView, type ViewPoint } from "./camera.ts";
import { innerLimit, landAt, ROAD_LEFT, ROAD_RIGHT } from "./land.ts";
import { blend, COLOURS, css, hazeAt, hazeColour, type Rgb, shade, sunlight, TO_SUN } from "./palette.ts";
import { fillPolygon } from "./polygon.ts";

/** Where the strips of land run along the road, metres to the right of the ridden line. */
const LEFT_STRIPS = [-150, -104, -72, -50, -34, -23, -15.5, -10.5, -7.6, -6.2, -5.3, ROAD_LEFT];
const RIGHT_STRIPS = [130, 94, 66, 46, 31, 21, 14, 9, 6, 4.2, 3, 2.1, ROAD_RIGHT];
/** How far ahead the road's own land reaches; beyond it the panorama shows the valley. */
const REACH = 460;

type Side = "left" | "right";
const STRIPS: Record<Side, readonly number[]> = { left: LEFT_STRIPS, right: RIGHT_STRIPS };
/** A cut across the land: world points on each side, outermost first, the asphalt's edge last. */
type Cut = Record<Side, readonly Point3[]>;
/** The colours of the land between two cuts, from the outermost strip on each side, in clear air. */
type Piece = Record<Side, readonly Rgb[]> & { road: Rgb };
const cutsMade = new Map<number, Cut>();
const piecesMade = new Map<string, Piece>();

/** The land beside the road and the asphalt, from far to near: each piece covers the far one's edge. */
export function drawGround(context: SKRSContext2D, camera: Camera): void {
  const haze = hazeColour(camera.yaw);
  const cuts = cutsAhead(camera.distance);
  let far = seen(camera, cuts.at(-1)!);
  for (let i = cuts.length - 2; i >= 0; i--) {
    const near = seen(camera, cuts[i]!);
    const piece = pieceBetween(cuts[i]!, cuts[i + 1]!);
    const fill = (quad: Quad, colour: Rgb, towardsRoad: number) => {
      if (!visible(quad)) return;
      context.fillStyle = css(blend(colour, haze, hazeAt((quad[0].depth + quad[2].depth) / 2)));
      fillOverlapping(context, camera, quad, towardsRoad);
    };
    for (const side of ["left", "right"] as const) {
      for (const [k, colour] of piece[side].entries()) {
        const quad: Quad = [near[side][k]!, far[side][k]!, far[side][k + 1]!, near[side][k + 1]!];
        fill(quad, colour, side === "left" ? 1 : -1);
      }
    }
    fill([near.left.at(-1)!, far.left.at(-1)!, far.right.at(-1)!, near.right.at(-1)!], piece.road, 0);
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
    const bent = ahead < 34 && Math.abs(curvatureAt(at)) > 0.006;
    const wanted = bent ? 1 : ahead < 44 ? 2 : ahead < 110 ? 4 : ahead < 240 ? 8 : 16;
    at += at % wanted === 0 ? wanted : at % 2 === 0 ? 2 : 1;
  }
  return cuts;
}

function seen(camera: Camera, distance: number): Record<Side, ViewPoint[]> {
  const { left, right } = cutAt(distance);
  return {
    left: left.map((point) => toView(camera, point)),
    right: right.map((point) => toView(camera, point)),
  };
}

function cutAt(distance: number): Cut {
  const made = cutsMade.get(distance);
  if (made) return made;
  const road = roadAt(distance);
  const limit = innerLimit(distance);
  const turnsRight = curvatureAt(distance) > 0;
  const lay = (strips: readonly number[], inner: boolean) =>
    strips.map((aside) => {
      const held = inner ? Math.sign(aside) * Math.min(Math.abs(aside), limit) : aside;
      return beside(road, held, landAt(distance, held));
    });
  const cut = { left: lay(LEFT_STRIPS, !turnsRight), right: lay(RIGHT_STRIPS, turnsRight) };
  cutsMade.set(distance, cut);
  return cut;
}

function pieceBetween(near: number, far: number): Piece {
  const key = `${near} ${far}`;
  const made = piecesMade.get(key);
  if (made) return made;
  const [nearCut, farCut] = [cutAt(near), cutAt(far)];
  const middle = (near + far) / 2;
  const colours = (side: Side) =>
    STRIPS[side].slice(1).map((inner, k) => {
      const normal = normalOf(nearCut[side][k]!, farCut[side][k]!, nearCut[side][k + 1]!);
      return landColour(middle, (STRIPS[side][k]! + inner) / 2, normal);
    });
  const tone = 0.975 + 0.05 * noise(middle / 23, 0, 12);
  const piece = { left: colours("left"), right: colours("right"), road: shade(COLOURS.asphalt, tone) };
  piecesMade.set(key, piece);
  return piece;
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
  // The ditch's narrow banks would flicker between bright and dark: they keep half of a level field's light.
  const sun = mix(sunlight(normal), TO_SUN[2], 0.75 * (1 - smoothstep(2.5, 6, away)));
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
