import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { noise, smoothstep } from "../random.ts";
import { type Camera, FOCAL, FRAME } from "./camera.ts";
import { COLOURS, css, SUN } from "./palette.ts";

const CLOUD_WIDTH = 1400;
const CLOUD_HEIGHT = 340;
/** Radians of azimuth that the cloud picture spans, and of elevation. */
const SPAN = 3.6;
const FROM = -1.05;
const TALL = 0.62;
export type Sky = { readonly clouds: Canvas };

/** Thin high clouds, drawn out along the wind. */
export function paintSky(): Sky {
  const clouds = createCanvas(CLOUD_WIDTH, CLOUD_HEIGHT);
  const context = clouds.getContext("2d");
  const picture = context.createImageData(CLOUD_WIDTH, CLOUD_HEIGHT);
  for (let row = 0; row < CLOUD_HEIGHT; row++) {
    // Clouds lie on a flat ceiling: towards the horizon they crowd together.
    const elevation = (1 - row / CLOUD_HEIGHT) * TALL;
    const distance = 1 / (Math.tan(elevation) + 0.09);
    for (let column = 0; column < CLOUD_WIDTH; column++) {
      const azimuth = FROM + (column / CLOUD_WIDTH) * SPAN;
      const x = Math.sin(azimuth) * distance;
      const y = Math.cos(azimuth) * distance;
      const u = x * 0.8 + y * 0.6;
      const v = (y * 0.8 - x * 0.6) * 2.6;
      let sum = 0;
      for (let octave = 0; octave < 6; octave++) {
        const size = 1.25 * 2 ** octave;
        sum += noise(u * size + sum, v * size, 70 + octave) * 0.5 ** (octave + 1);
      }
      const cover = smoothstep(0.5, 0.82, sum) * smoothstep(0.01, 0.16, elevation);
      const at = (row * CLOUD_WIDTH + column) * 4;
      picture.data.set([255, 250, 243, Math.round(215 * cover)], at);
    }
  }
  context.putImageData(picture, 0, 0);
  return { clouds };
}

/** Air, sun and clouds, `margin` pixels beyond the picture's left, right and upper edge. */
export function drawSky(context: SKRSContext2D, camera: Camera, sky: Sky, margin: number): void {
  paintAir(context, camera, margin);
  paintClouds(context, camera, sky.clouds, margin);
  const sun = sunOnScreen(camera);
  if (!sun) return;
  context.fillStyle = "rgb(255,252,240)";
  context.beginPath();
  context.arc(sun.x, sun.y, 25, 0, 2 * Math.PI);
  context.fill();
}

function paintAir(context: SKRSContext2D, camera: Camera, margin: number): void {
  const air = context.createLinearGradient(0, camera.horizon - 760, 0, camera.horizon);
  air.addColorStop(0, css(COLOURS.zenith));
  air.addColorStop(0.55, css(COLOURS.sky));
  air.addColorStop(1, css(COLOURS.skyline));
  context.fillStyle = air;
  context.fillRect(-margin, -margin, FRAME.width + 2 * margin, FRAME.height);
  const sun = sunOnScreen(camera);
  if (sun)
    fillGlow(context, sun.x, sun.y, 1500, [
      [0, 0.95],
      [0.12, 0.6],
      [0.4, 0.22],
      [1, 0],
    ]);
}

function paintClouds(context: SKRSContext2D, camera: Camera, clouds: Canvas, margin: number): void {
  const slice = 12;
  const perRadian = CLOUD_WIDTH / SPAN;
  for (let x = -margin; x < FRAME.width + margin; x += slice) {
    const left = Math.atan((x - FRAME.width / 2) / FOCAL);
    const right = Math.atan((x + slice - FRAME.width / 2) / FOCAL);
    const tall = (TALL * FOCAL) / Math.cos((left + right) / 2);
    const sourceX = (camera.yaw + left - FROM) * perRadian;
    context.drawImage(
      clouds,
      sourceX,
      0,
      (right - left) * perRadian,
      CLOUD_HEIGHT,
      x,
      camera.horizon - tall,
      slice,
      tall,
    );
  }
}

/** Light that spills over the picture when the sun shines into the lens. */
export function drawGlare(context: SKRSContext2D, camera: Camera): void {
  const sun = sunOnScreen(camera);
  if (!sun) return;
  context.globalCompositeOperation = "screen";
  fillGlow(context, sun.x, sun.y, 900, [
    [0, 0.6],
    [0.08, 0.34],
    [0.35, 0.1],
    [1, 0],
  ]);
  context.globalCompositeOperation = "source-over";
}

function fillGlow(
  context: SKRSContext2D,
  x: number,
  y: number,
  radius: number,
  stops: readonly [number, number][],
): void {
  const glow = context.createRadialGradient(x, y, 0, x, y, radius);
  for (const [at, alpha] of stops) glow.addColorStop(at, css(COLOURS.glow, alpha));
  context.fillStyle = glow;
  context.fillRect(-100, -100, FRAME.width + 200, FRAME.height + 200);
}

function sunOnScreen(camera: Camera): { x: number; y: number } | undefined {
  const aside = SUN.azimuth - camera.yaw;
  if (Math.cos(aside) < 0.35) return undefined;
  return {
    x: FRAME.width / 2 + FOCAL * Math.tan(aside),
    y: camera.horizon - (FOCAL * Math.tan(SUN.elevation)) / Math.cos(aside),
  };
}
