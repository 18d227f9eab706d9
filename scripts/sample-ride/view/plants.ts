import { hash, noise, seededRandom, smoothstep } from "../random.ts";
import { roadAt } from "../road.ts";
import { FOCAL, type Point3, project } from "./camera.ts";
import { innerLimit, landAt, onLand, placeOnRoad, ROAD_LEFT, ROAD_RIGHT } from "./land.ts";
import { hazeAt, SUN } from "./palette.ts";
import type { Prop } from "./prop.ts";
import { placeTree, type TreeKind, type Trees } from "./trees.ts";

export type Plant = { distance: number; aside: number; kind: TreeKind; tall: number; variant: number };

const FROM = 2185;
const TO = 2760;

/** Every tree near the road that the video can show. */
export const PLANTS: readonly Plant[] = plant();

export function plantProps(trees: Trees): Prop[] {
  return PLANTS.map((plant) => {
    const at = onLand(plant.distance, plant.aside, 0);
    return {
      at,
      reach: 620,
      draw(context, camera, depth) {
        const { x, y } = project(camera, at);
        const tall = (plant.tall * FOCAL) / depth;
        placeTree(context, trees, plant.kind, plant.variant, { x, y, tall, haze: hazeAt(depth) });
      },
    };
  });
}

/** The outline of a plant's shadow on the land: long, as the sun is low. */
export function shadowOf(plant: Plant): Point3[] {
  const conifer = plant.kind === "spruce" || plant.kind === "larch";
  const length = plant.tall / Math.tan(SUN.elevation);
  const [x, y] = onLand(plant.distance, plant.aside, 0);
  const [east, north] = [-Math.sin(SUN.azimuth), -Math.cos(SUN.azimuth)];
  const point = (share: number, half: number): Point3 => {
    const [px, py] = [x + east * length * share + north * half, y + north * length * share - east * half];
    const { distance, aside } = placeOnRoad(px, py, plant.distance);
    return [px, py, roadAt(distance).z + landAt(distance, aside) + 0.015];
  };
  const shares = Array.from({ length: 9 }, (_, i) => i / 8);
  const half = (share: number) => plant.tall * (conifer ? coneWidth(share) : crownWidth(share));
  const right = shares.map((share) => point(share, half(share)));
  const left = shares.map((share) => point(share, -half(share))).reverse();
  return [...right, ...left];
}

/** Half the shadow's width, in tree heights, from the foot to the tip. */
function coneWidth(share: number): number {
  return share < 0.14 ? 0.02 : 0.2 * (1 - share);
}

function crownWidth(share: number): number {
  return share < 0.3 ? 0.03 : 0.36 * Math.sqrt(Math.max(0, 1 - ((share - 0.65) / 0.35) ** 2));
}

function plant(): Plant[] {
  const random = seededRandom(2025);
  const found: Plant[] = [];
  for (let at = FROM; at < TO; at += 3.1) {
    for (const side of [-1, 1] as const) {
      for (let row = 0; row < 4; row++) {
        const distance = at + 3 * random();
        const away = 4 + [3, 12, 30, 62][row]! * (0.7 + 0.9 * random());
        const chance = random();
        const pick = random();
        const aside = side < 0 ? ROAD_LEFT - away : ROAD_RIGHT + away;
        if (chance > density(distance, side, away) || !isFree(distance, aside, side)) continue;
        const kind = kindAt(distance, side, away, pick);
        const tall = {
          spruce: 9 + 8 * random(),
          larch: 9 + 6 * random(),
          broadleaf: 6 + 3.5 * random(),
          bush: 1 + random(),
        };
        found.push({ distance, aside, kind, tall: tall[kind], variant: Math.floor(random() * 3) });
      }
    }
  }
  return found;
}

/** The chance that a place with room for a tree has one. */
function density(distance: number, side: number, away: number): number {
  const company = smoothstep(0.46, 0.66, noise(distance / 26, side * 7 + away / 30, 201));
  const wooded = smoothstep(2362, 2440, distance);
  const village = distance > 2262 && distance < 2345;
  if (side > 0) return village ? 0.09 : (0.1 + 0.42 * company) * (1 - wooded) + wooded * (0.2 + 0.36 * company);
  return village ? 0.1 : (0.08 + 0.4 * company) * (1 - wooded) + wooded * (away > 14 ? 0.3 * company : 0.05);
}

function kindAt(distance: number, side: number, away: number, pick: number): TreeKind {
  if (away < 7.5) return "bush";
  const village = distance > 2255 && distance < 2350;
  if (village) return pick < 0.75 ? "broadleaf" : "bush";
  const conifers = side > 0 ? 0.72 : 0.6;
  if (pick < conifers) return hash(Math.round(distance), side, 202) < 0.24 ? "larch" : "spruce";
  return pick < 0.9 ? "broadleaf" : "bush";
}

/** Room for the junction, the houses, the sight of the posts and of the climb. */
function isFree(distance: number, aside: number, side: number): boolean {
  if (distance > 2297 && distance < 2320) return false;
  if (side > 0 && aside > innerLimit(distance) * 0.92) return false;
  if (side > 0 && distance > 2318 && distance < 2360) return aside < 7;
  // The film opens on a sunlit road.
  if (side > 0 && distance > 2222 && distance < 2264 && aside > 7 && aside < 45) return false;
  if (side < 0 && distance > 2326 && distance < 2385 && aside < -40 && aside > -84) return false;
  if (side < 0 && distance > 2270 && distance < 2345) return aside < -46 || aside > -12;
  if (side > 0 && distance > 2262 && distance < 2300) return aside > 40 || aside < 9;
  return true;
}
