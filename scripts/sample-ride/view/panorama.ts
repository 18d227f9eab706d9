import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { hash, mix, noise, smoothstep } from "../random.ts";
import { roadAt } from "../road.ts";
import { type Camera, FOCAL, FRAME } from "./camera.ts";
import { blend, COLOURS, hazeColour, type Rgb, shade, sunlight } from "./palette.ts";

/**
 * Everything farther than the fields beside the road: valley floor, forests and peaks, seen all round from the
 * village. It is worked out once, column by column, marching outwards over a made-up landscape; a frame then
 * takes from it what the rider's heading shows.
 */
const RADIANS = Math.PI / 180;
const FROM = -34 * RADIANS;
const TO = 128 * RADIANS;
const PIXELS_PER_RADIAN = 920;
const WIDTH = Math.round((TO - FROM) * PIXELS_PER_RADIAN);
const BOTTOM = -4 * RADIANS;
const TOP = 14.5 * RADIANS;
const HEIGHT = Math.round((TOP - BOTTOM) * PIXELS_PER_RADIAN);
const NEAREST = 60;
const FARTHEST = 19_000;

const eye = roadAt(2300);
const EYE_Z = eye.z + 1.6;

export type Panorama = { readonly image: Canvas };

export function paintPanorama(): Panorama {
  const image = createCanvas(WIDTH, HEIGHT);
  const context = image.getContext("2d");
  const picture = context.createImageData(WIDTH, HEIGHT);
  for (let column = 0; column < WIDTH; column++) paintColumn(picture.data, column);
  context.putImageData(picture, 0, 0);
  return { image };
}

/** Draws what lies ahead, in narrow upright slices: that is exact for a level lens. */
export function drawPanorama(context: SKRSContext2D, camera: Camera, panorama: Panorama, margin: number): void {
  const slice = 12;
  for (let x = -margin; x < FRAME.width + margin; x += slice) {
    const left = Math.atan((x - FRAME.width / 2) / FOCAL);
    const right = Math.atan((x + slice - FRAME.width / 2) / FOCAL);
    const scale = FOCAL / Math.cos((left + right) / 2);
    const sourceX = (camera.yaw + left - FROM) * PIXELS_PER_RADIAN;
    const sourceWidth = (right - left) * PIXELS_PER_RADIAN;
    const top = camera.horizon - Math.tan(TOP) * scale;
    const bottom = camera.horizon - Math.tan(BOTTOM) * scale;
    context.drawImage(panorama.image, sourceX, 0, sourceWidth * 1.1, HEIGHT, x, top, slice * 1.1, bottom - top);
  }
}

function paintColumn(data: Uint8ClampedArray, column: number): void {
  const azimuth = FROM + (column + 0.5) / PIXELS_PER_RADIAN;
  const east = Math.sin(azimuth);
  const north = Math.cos(azimuth);
  const haze = hazeColour(azimuth);
  // Rows are even in the tangent of elevation, as on a flat picture.
  const rowsPerTangent = HEIGHT / (Math.tan(TOP) - Math.tan(BOTTOM));
  const rowOf = (tangent: number) => (Math.tan(TOP) - tangent) * rowsPerTangent;
  let filled = HEIGHT;
  for (let range = NEAREST; range < FARTHEST; range *= range < 3500 ? 1.004 : 1.007) {
    const x = eye.x + east * range;
    const y = eye.y + north * range;
    const ground = landscape(x, y);
    if (rowOf((ground + 21 - EYE_Z) / range) >= filled) continue;
    // Near the road every tree is drawn by itself, see plants.ts.
    const wood = woodland(x, y, ground) * smoothstep(420, 620, range);
    const top = ground + (range < 5000 ? wood * treeHeight(x, y) : wood * 8);
    const row = rowOf((top - EYE_Z) / range);
    if (row >= filled) continue;
    const colour = colourOf(x, y, ground, wood, range, haze);
    const from = Math.max(0, Math.floor(row));
    for (let fill = from; fill < filled && fill < HEIGHT; fill++) {
      const at = (fill * WIDTH + column) * 4;
      const cover = fill === from ? 1 - (row - from) : 1;
      const under = data[at + 3]! > 0 ? 1 : cover;
      data[at] = colour[0];
      data[at + 1] = colour[1];
      data[at + 2] = colour[2];
      data[at + 3] = Math.round(255 * under);
    }
    filled = from + (row - from > 0.02 ? 1 : 0);
    if (filled <= 0) return;
  }
}

/** Metres above the sea, away from the road's own banks. */
function landscape(x: number, y: number): number {
  const east = x - eye.x;
  const north = y - eye.y;
  const range = Math.hypot(east, north);
  // The valley runs towards azimuth 8°; walls rise on both sides and a high massif closes its end.
  const along = north * Math.cos(8 * RADIANS) + east * Math.sin(8 * RADIANS);
  const across = east * Math.cos(8 * RADIANS) - north * Math.sin(8 * RADIANS);
  const winding = across - 260 * Math.sin(along / 1700) * smoothstep(300, 2500, range);
  // Lower on the east: the morning sun stands above it.
  const wall = winding > 0 ? 0.6 * smoothstep(180, 4200, winding) : smoothstep(240, 3300, -winding);
  const massif = smoothstep(4200, 11_500, along) * (1 - smoothstep(3800, 7500, Math.abs(winding - 300)));
  const hill = 14 * (noise(x / 190, y / 190, 5) - 0.4) * smoothstep(120, 500, range);
  const rugged = wall > 0 || massif > 0 ? ridges(x, y) : 0;
  const heights =
    wall * (330 + 1150 * rugged) + massif * (500 + 1750 * rugged) + wall * 90 * noise(x / 310, y / 310, 8);
  return eye.z - 1.2 - 0.004 * Math.min(range, 600) + hill + heights;
}

/** Sharp crests: folded noise over several scales, each gentler where the one above it is low. */
function ridges(x: number, y: number): number {
  let [sum, weight, size, gain] = [0, 1, 2600, 0.52];
  let px = x;
  let py = y;
  for (let octave = 0; octave < 6; octave++) {
    const fold = 1 - Math.abs(2 * noise(px / size, py / size, 40 + octave) - 1);
    const crest = fold * fold * weight;
    sum += crest * gain;
    weight = Math.min(1, crest * 1.9);
    gain *= 0.5;
    size *= 0.47;
    [px, py] = [px * 0.8 - py * 0.6, px * 0.6 + py * 0.8];
  }
  return sum;
}

/** 0 to 1: how wooded a place is. Woods like slopes, and end at the tree line. */
function woodland(x: number, y: number, height: number): number {
  const above = height - eye.z;
  if (above > 800) return 0;
  const patches = noise(x / 420, y / 420, 21) * 0.6 + noise(x / 130, y / 130, 22) * 0.4;
  const treeLine = 640 + 240 * (noise(x / 500, y / 500, 23) - 0.5);
  const wanted = mix(0.66, 0.34, smoothstep(20, 160, above));
  return smoothstep(wanted - 0.03, wanted + 0.05, patches) * (1 - smoothstep(treeLine - 70, treeLine + 40, above));
}

function treeHeight(x: number, y: number): number {
  return 5 + 15 * noise(x / 7, y / 7, 31) ** 1.5;
}

function colourOf(x: number, y: number, height: number, wood: number, range: number, haze: Rgb): Rgb {
  const reach = Math.max(8, range * 0.0045);
  const slopeEast = (landscape(x + reach, y) - landscape(x - reach, y)) / (2 * reach);
  const slopeNorth = (landscape(x, y + reach) - landscape(x, y - reach)) / (2 * reach);
  const length = Math.hypot(slopeEast, slopeNorth, 1);
  const sun = sunlight([-slopeEast / length, -slopeNorth / length, 1 / length]);
  const above = height - eye.z;
  const steep = 1 - 1 / length;
  const grain = noise(x / 60, y / 60, 61);

  let ground = blend(COLOURS.meadow, COLOURS.meadowDry, smoothstep(0.35, 0.7, noise(x / 150, y / 110, 62)));
  ground = blend(ground, COLOURS.alp, smoothstep(120, 500, above));
  ground = blend(
    ground,
    blend(COLOURS.rock, COLOURS.rockWarm, grain),
    smoothstep(0.2, 0.34, steep + (above - 900) / 2600),
  );
  const snowLine = 1080 + 260 * (noise(x / 380, y / 380, 63) - 0.5);
  ground = blend(
    ground,
    COLOURS.snow,
    smoothstep(snowLine, snowLine + 150, above) * (1 - smoothstep(0.4, 0.52, steep)),
  );
  const tree = range < 4500 ? hash(x / 8, y / 8, 64) : 0.5;
  ground = blend(ground, blend(COLOURS.forest, COLOURS.forestLight, 0.25 + 0.5 * tree * grain), wood);

  const lit: Rgb = [ground[0] * (0.42 + 0.95 * sun), ground[1] * (0.47 + 0.84 * sun), ground[2] * (0.6 + 0.58 * sun)];
  return blend(shade(lit, 1), haze, 1 - Math.exp(-range / 8200));
}
