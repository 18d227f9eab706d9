import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { type Image, loadImage, type SKRSContext2D } from "@napi-rs/canvas";
import { run } from "../../worker/media/run.ts";
import { seededRandom } from "../sample-ride/random.ts";

/** A picture to see the overlay on. */
export type Backdrop = { readonly name: string; paint(canvas: SKRSContext2D, width: number, height: number): void };

/** The four kinds of footage that gauges must be read on, painted. */
export const PAINTED: readonly Backdrop[] = [
  { name: "sky", paint: paintSky },
  { name: "forest", paint: paintForest },
  { name: "night", paint: paintNight },
  { name: "street", paint: paintStreet },
];

/** A frame from the third second of a film, cut to fill the shape. */
export async function filmBackdrop(file: string, index: number): Promise<Backdrop> {
  const frame = join(tmpdir(), `sportssync-gallery-${process.pid}-${index}.png`);
  await run(["ffmpeg", "-v", "error", "-y", "-ss", "2", "-i", resolve(file), "-frames:v", "1", frame]);
  const image: Image = await loadImage(frame);
  return {
    name: basename(file).replace(/\.\w+$/, ""),
    paint(canvas, width, height) {
      const scale = Math.max(width / image.width, height / image.height);
      const [w, h] = [image.width * scale, image.height * scale];
      canvas.drawImage(image, (width - w) / 2, (height - h) / 2, w, h);
    },
  };
}

/** The brightest there is: snow below a pale sky with white clouds. */
function paintSky(canvas: SKRSContext2D, width: number, height: number): void {
  fade(canvas, width, height, ["#7db4e6", "#cfe4f5", "#ffffff", "#e9eef2"]);
  const random = seededRandom(3);
  for (let cloud = 0; cloud < 26; cloud++) {
    canvas.fillStyle = `rgba(255, 255, 255, ${0.12 + random() * 0.25})`;
    const size = (0.04 + random() * 0.12) * width;
    ellipse(canvas, random() * width, random() * height * 0.55, size, size * 0.35);
  }
  paintRoad(canvas, width, height, "#c9ced3", "#ffffff");
}

function paintForest(canvas: SKRSContext2D, width: number, height: number): void {
  fade(canvas, width, height, ["#0c130d", "#1d2b18", "#141c10", "#0b0d09"]);
  const random = seededRandom(7);
  for (let leaf = 0; leaf < 2600; leaf++) {
    const light = random();
    canvas.fillStyle = `rgba(${20 + light * 60}, ${34 + light * 84}, ${16 + light * 28}, ${0.25 + random() * 0.4})`;
    const size = (0.004 + random() * 0.014) * Math.max(width, height);
    ellipse(canvas, random() * width, random() * height, size, size * (0.4 + random() * 0.6));
  }
  paintRoad(canvas, width, height, "#3b3f3c", "#8b8f88");
}

function paintNight(canvas: SKRSContext2D, width: number, height: number): void {
  fade(canvas, width, height, ["#04060c", "#0b1020", "#11131c", "#07080b"]);
  const random = seededRandom(11);
  for (let lamp = 0; lamp < 46; lamp++) {
    const [x, y] = [random() * width, height * (0.2 + random() * 0.4)];
    const size = (0.004 + random() * 0.02) * height;
    const glow = canvas.createRadialGradient(x, y, 0, x, y, size * 3);
    const color = ["255, 214, 150", "255, 120, 90", "190, 220, 255", "255, 255, 240"][Math.floor(random() * 4)]!;
    glow.addColorStop(0, `rgba(${color}, 0.95)`);
    glow.addColorStop(0.25, `rgba(${color}, 0.5)`);
    glow.addColorStop(1, `rgba(${color}, 0)`);
    canvas.fillStyle = glow;
    canvas.fillRect(x - size * 3, y - size * 3, size * 6, size * 6);
  }
  paintRoad(canvas, width, height, "#1b1e26", "#5c6470");
}

/** Busy: hard edges of every colour and brightness, as houses, signs and cars make them. */
function paintStreet(canvas: SKRSContext2D, width: number, height: number): void {
  fade(canvas, width, height, ["#d7e3ee", "#b9b2a8", "#85807a", "#5f5d5c"]);
  const random = seededRandom(19);
  const side = Math.max(width, height);
  for (let house = 0; house < 420; house++) {
    const [x, y] = [random() * width, height * (0.04 + random() * 0.8)];
    const hue = Math.floor(random() * 360);
    canvas.fillStyle = `hsl(${hue}, ${Math.floor(10 + random() * 45)}%, ${Math.floor(18 + random() * 74)}%)`;
    canvas.fillRect(x, y, side * (0.006 + random() * 0.05), side * (0.006 + random() * 0.06));
  }
  paintRoad(canvas, width, height, "#77787a", "#f1f1ee");
}

function paintRoad(canvas: SKRSContext2D, width: number, height: number, asphalt: string, lines: string): void {
  const horizon = height * 0.56;
  canvas.fillStyle = asphalt;
  polygon(canvas, [
    [width * 0.48, horizon],
    [width * 0.52, horizon],
    [width * 0.98, height],
    [width * 0.02, height],
  ]);
  canvas.fillStyle = lines;
  for (let dash = 0; dash < 7; dash++) {
    const [near, far] = [((dash + 1) / 7) ** 2, ((dash + 0.55) / 7) ** 2];
    const [top, bottom] = [horizon + far * (height - horizon), horizon + near * (height - horizon)];
    polygon(canvas, [
      [width * 0.5 - far * width * 0.008, top],
      [width * 0.5 + far * width * 0.008, top],
      [width * 0.5 + near * width * 0.008, bottom],
      [width * 0.5 - near * width * 0.008, bottom],
    ]);
  }
}

function fade(canvas: SKRSContext2D, width: number, height: number, colors: readonly string[]): void {
  const fill = canvas.createLinearGradient(0, 0, 0, height);
  for (const [index, color] of colors.entries()) fill.addColorStop(index / (colors.length - 1), color);
  canvas.fillStyle = fill;
  canvas.fillRect(0, 0, width, height);
}

function ellipse(canvas: SKRSContext2D, x: number, y: number, radiusX: number, radiusY: number): void {
  canvas.beginPath();
  canvas.ellipse(x, y, radiusX, radiusY, 0, 0, 2 * Math.PI);
  canvas.fill();
}

function polygon(canvas: SKRSContext2D, points: readonly (readonly [number, number])[]): void {
  canvas.beginPath();
  for (const [index, [x, y]] of points.entries()) {
    if (index === 0) canvas.moveTo(x, y);
    else canvas.lineTo(x, y);
  }
  canvas.fill();
}
