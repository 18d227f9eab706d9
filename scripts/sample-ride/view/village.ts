import { roadAt } from "../road.ts";
import type { Point3 } from "./camera.ts";
import { onLand } from "./land.ts";
import { type Rgb, shade } from "./palette.ts";
import type { Prop } from "./prop.ts";
import { drawFaces, type Face } from "./solid.ts";

/** The houses round the junction, and the church. Sizes in metres; `turn` is clockwise from the road's heading. */
type House = {
  distance: number;
  aside: number;
  turn: number;
  wide: number;
  long: number;
  eaves: number;
  ridge: number;
  wall: Rgb;
  gable: Rgb;
  roof: Rgb;
};

const WHITE: Rgb = [238, 232, 218];
const CREAM: Rgb = [232, 214, 178];
const ROSE: Rgb = [222, 186, 164];
const LARCHWOOD: Rgb = [150, 106, 72];
const OLDWOOD: Rgb = [118, 86, 64];
const SLATE: Rgb = [104, 104, 112];
const TILE: Rgb = [158, 96, 76];
const GLASS: Rgb = [92, 108, 124];
const SHUTTER: Rgb = [64, 104, 84];

const HOUSES: readonly House[] = [
  {
    distance: 2284,
    aside: -20,
    turn: 4,
    wide: 11,
    long: 13,
    eaves: 5.6,
    ridge: 9,
    wall: WHITE,
    gable: LARCHWOOD,
    roof: SLATE,
  },
  {
    distance: 2327,
    aside: -17,
    turn: -8,
    wide: 10,
    long: 12,
    eaves: 5.4,
    ridge: 8.6,
    wall: CREAM,
    gable: OLDWOOD,
    roof: TILE,
  },
  {
    distance: 2330,
    aside: -38,
    turn: 22,
    wide: 12,
    long: 14,
    eaves: 6,
    ridge: 9.8,
    wall: WHITE,
    gable: LARCHWOOD,
    roof: TILE,
  },
  {
    distance: 2279,
    aside: 31,
    turn: -5,
    wide: 10,
    long: 14,
    eaves: 5.5,
    ridge: 9,
    wall: ROSE,
    gable: LARCHWOOD,
    roof: SLATE,
  },
  {
    distance: 2292,
    aside: 26,
    turn: 85,
    wide: 9,
    long: 12,
    eaves: 5,
    ridge: 8,
    wall: WHITE,
    gable: OLDWOOD,
    roof: TILE,
  },
  {
    distance: 2330,
    aside: 42,
    turn: 35,
    wide: 11,
    long: 13,
    eaves: 5.6,
    ridge: 9,
    wall: CREAM,
    gable: LARCHWOOD,
    roof: SLATE,
  },
  {
    distance: 2250,
    aside: -42,
    turn: 12,
    wide: 11,
    long: 15,
    eaves: 5,
    ridge: 9,
    wall: OLDWOOD,
    gable: OLDWOOD,
    roof: SLATE,
  },
];

export function villageProps(): Prop[] {
  return [...HOUSES.map(house), church(2352, -62)];
}

/** The houses' shadows, by whoever knows where the sun is: the hull of roof and foot, cast on the ground there. */
export function houseShadows(cast: (points: readonly Point3[], ground: number) => Point3[]): Point3[][] {
  return HOUSES.map((plan) => {
    const place = frame(plan.distance, plan.aside, plan.turn);
    const ground = onLand(plan.distance, plan.aside, 0)[2];
    const [w, l] = [plan.wide / 2, plan.long / 2];
    const points = [-l, l].flatMap((y) => [
      place(-w, y, ground),
      place(w, y, ground),
      place(-w - 1, y * 1.14, ground + plan.eaves - 0.5),
      place(w + 1, y * 1.14, ground + plan.eaves - 0.5),
      place(0, y * 1.14, ground + plan.ridge),
    ]);
    return cast(points, ground);
  });
}

function house(plan: House): Prop {
  const foot = onLand(plan.distance, plan.aside, 0);
  const base = foot[2] - 0.6;
  const place = frame(plan.distance, plan.aside, plan.turn);
  const [w, l] = [plan.wide / 2, plan.long / 2];
  const corners: [number, number][] = [
    [-w, -l],
    [w, -l],
    [w, l],
    [-w, l],
  ];
  const faces: Face[] = [];
  const storey = plan.eaves * 0.52;
  for (const [i, [x, y]] of corners.entries()) {
    const [nx, ny] = corners[(i + 1) % 4]!;
    const gable = i % 2 === 0;
    faces.push({ corners: wall(place, [x, y], [nx, ny], base, foot[2] + storey), colour: plan.wall });
    faces.push({
      corners: wall(place, [x, y], [nx, ny], foot[2] + storey, foot[2] + plan.eaves),
      colour: gable ? plan.gable : plan.wall,
    });
    if (gable) {
      const top = place((x + nx) / 2, y, foot[2] + plan.ridge);
      faces.push({
        corners: [place(x, y, foot[2] + plan.eaves), place(nx, ny, foot[2] + plan.eaves), top],
        colour: plan.gable,
      });
    }
    faces.push(...windows(place, [x, y], [nx, ny], foot[2], plan));
  }
  const undersides: Face[] = [];
  const over = 1.1;
  const drop = ((plan.ridge - plan.eaves) / w) * over;
  for (const side of [1, -1]) {
    const edge = side * (w + over);
    const low = foot[2] + plan.eaves - drop;
    const slope: Point3[] = [
      place(edge, -l - over, low),
      place(edge, l + over, low),
      place(0, l + over, foot[2] + plan.ridge + 0.08),
      place(0, -l - over, foot[2] + plan.ridge + 0.08),
    ];
    if (side < 0) slope.reverse();
    faces.push({ corners: slope, colour: plan.roof });
    undersides.push({ corners: slope.toReversed(), colour: shade(OLDWOOD, 0.62) });
    // The eaves' edge, so that a roof has thickness.
    const rim: Point3[] = [
      place(edge, -l - over, low - 0.28),
      place(edge, l + over, low - 0.28),
      place(edge, l + over, low),
      place(edge, -l - over, low),
    ];
    if (side < 0) rim.reverse();
    faces.push({ corners: rim, colour: OLDWOOD });
    for (const end of [-1, 1]) {
      const y = end * (l + over);
      const verge: Point3[] = [
        place(edge, y, low - 0.28),
        place(edge, y, low),
        place(0, y, foot[2] + plan.ridge + 0.08),
        place(0, y, foot[2] + plan.ridge - 0.24),
      ];
      if (side * end > 0) verge.reverse();
      faces.push({ corners: verge, colour: OLDWOOD });
    }
  }
  const all = [...undersides, ...faces];
  return { at: foot, reach: 500, draw: (context, camera) => drawFaces(context, camera, all) };
}

function windows(place: Place, from: [number, number], to: [number, number], ground: number, plan: House): Face[] {
  const faces: Face[] = [];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const outward = [(to[1] - from[1]) / length, -(to[0] - from[0]) / length] as const;
  const count = Math.floor(length / 3);
  const pane = (middle: number, half: number, low: number, high: number, out: number, colour: Rgb) => {
    const at = (along: number, z: number) => {
      const share = along / length;
      const x = from[0] + (to[0] - from[0]) * share + outward[0] * out;
      const y = from[1] + (to[1] - from[1]) * share + outward[1] * out;
      return place(x, y, ground + z);
    };
    faces.push({
      corners: [at(middle - half, low), at(middle + half, low), at(middle + half, high), at(middle - half, high)],
      colour,
    });
  };
  for (let k = 0; k < count; k++) {
    const middle = ((k + 0.5) * length) / count;
    for (const low of [1, plan.eaves * 0.52 + 0.75]) {
      for (const side of [-1, 1]) pane(middle + side * 0.78, 0.28, low - 0.05, low + 1.3, 0.03, SHUTTER);
      pane(middle, 0.54, low - 0.08, low + 1.33, 0.03, WHITE);
      pane(middle, 0.45, low, low + 1.25, 0.05, GLASS);
      if (low > 2) pane(middle, 0.75, low - 0.34, low - 0.06, 0.12, [196, 70, 66]);
    }
  }
  return faces;
}

function church(distance: number, aside: number): Prop {
  const foot = onLand(distance, aside, 0);
  const z = foot[2] - 1;
  const place = frame(distance, aside, -20);
  const box = (cx: number, cy: number, w: number, l: number, top: number, colour: Rgb): Face[] => {
    const ring: [number, number][] = [
      [cx - w, cy - l],
      [cx + w, cy - l],
      [cx + w, cy + l],
      [cx - w, cy + l],
    ];
    return ring.map((corner, i) => ({ corners: wall(place, corner, ring[(i + 1) % 4]!, z, z + top), colour }));
  };
  const roofed = (cx: number, cy: number, w: number, l: number, low: number, high: number, colour: Rgb): Face[] => {
    const ring: Point3[] = [
      place(cx - w, cy - l, z + low),
      place(cx + w, cy - l, z + low),
      place(cx + w, cy + l, z + low),
      place(cx - w, cy + l, z + low),
    ];
    return ring.map((corner, i) => ({ corners: [corner, ring[(i + 1) % 4]!, place(cx, cy, z + high)], colour }));
  };
  const faces = [
    ...box(0, 9, 5.5, 9, 9, WHITE),
    ...roofed(0, 9, 6.2, 9.8, 9, 15.5, SLATE),
    ...box(0, -3, 2.6, 2.6, 19, WHITE),
    ...windowSlits(place, z),
    ...roofed(0, -3, 3, 3, 19, 33, [128, 70, 60]),
  ];
  return { at: foot, reach: 700, draw: (context, camera) => drawFaces(context, camera, faces) };
}

function windowSlits(place: Place, z: number): Face[] {
  const slit = (x: number): Face => ({
    corners: [
      place(x - 0.35, -5.66, z + 14),
      place(x + 0.35, -5.66, z + 14),
      place(x + 0.35, -5.66, z + 17),
      place(x - 0.35, -5.66, z + 17),
    ],
    colour: [72, 70, 78],
  });
  return [slit(-0.9), slit(0.9)];
}

/** Local metres (x to the right, y ahead) and world height to a world point. */
type Place = (x: number, y: number, z: number) => Point3;

function frame(distance: number, aside: number, turn: number): Place {
  const [x0, y0] = onLand(distance, aside, 0);
  const heading = roadAt(distance).heading + (turn * Math.PI) / 180;
  const [sin, cos] = [Math.sin(heading), Math.cos(heading)];
  return (x, y, z) => [x0 + x * cos + y * sin, y0 - x * sin + y * cos, z];
}

function wall(place: Place, from: [number, number], to: [number, number], low: number, high: number): Point3[] {
  return [place(...from, low), place(...to, low), place(...to, high), place(...from, high)];
}
