/**
 * Contact sheets of the overlay, to be looked at: every layout in every shape over bright, dark and filmed pictures,
 * and every gauge large. `npm run gallery -- [--out FOLDER] [--track FILE] [--at SHARE_OF_RIDE] [--layout NAME]… [--film FILE]…`
 */
import { createReadStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Canvas, createCanvas, type Image, loadImage, type SKRSContext2D } from "@napi-rs/canvas";
import { buildScene } from "../lib/domain/overlay/build-scene.ts";
import { METRIC } from "../lib/domain/overlay/display-units.ts";
import { drawFrame } from "../lib/domain/overlay/draw-frame.ts";
import { createSyntheticSampler } from "../lib/domain/overlay/fixtures/synthetic-ride.ts";
import { GAUGES } from "../lib/domain/overlay/gauges/registry.ts";
import { GAUGE_NAMES, type Layout } from "../lib/domain/overlay/layout.ts";
import { findLayout, OFFERED_LAYOUTS } from "../lib/domain/overlay/layouts/layouts.ts";
import { BROADCAST } from "../lib/domain/overlay/theme.ts";
import { createSampler } from "../lib/domain/track/create-sampler.ts";
import { readTrack } from "../lib/domain/track/read-track.ts";
import type { TrackSampler } from "../lib/domain/track/sampler.ts";
import { seconds } from "../lib/domain/units.ts";
import { createDrawing } from "../worker/canvas.ts";
import { run } from "../worker/media/run.ts";

const SHAPES = { "16x9": [1920, 1080], "9x16": [1080, 1920], "1x1": [1080, 1080] } as const;

type Backdrop = { readonly name: string; paint(canvas: SKRSContext2D, width: number, height: number): void };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: "string", default: ".data/gallery" },
      track: { type: "string" },
      at: { type: "string", default: "0.4" },
      layout: { type: "string", multiple: true, default: [...OFFERED_LAYOUTS] },
      film: { type: "string", multiple: true, default: [] },
    },
  });
  const sampler = values.track
    ? createSampler(await readTrack(createReadStream(values.track)))
    : createSyntheticSampler();
  await mkdir(values.out, { recursive: true });
  const backdrops = [BRIGHT, DARK, ...(await Promise.all(values.film.map(filmBackdrop)))];
  const moment = (sampler.end - sampler.start) * Number(values.at);
  for (const [shape, [width, height]] of Object.entries(SHAPES)) {
    for (const backdrop of backdrops) {
      for (const name of values.layout) {
        const picture = drawOver(backdrop, findLayout(name), sampler, moment, width, height);
        await save(picture, join(values.out, `${name}-${shape}-${backdrop.name}.png`));
      }
    }
  }
  for (const backdrop of backdrops) {
    await save(
      drawOver(backdrop, everyGauge(), sampler, moment, 1920, 1080),
      join(values.out, `gauges-${backdrop.name}.png`),
    );
  }
  console.log(`Contact sheets are in ${values.out}`);
}

function drawOver(
  backdrop: Backdrop,
  layout: Layout,
  sampler: TrackSampler,
  moment: number,
  width: number,
  height: number,
): Canvas {
  const sync = { start: sampler.start, offset: 0, rate: 1 };
  const scene = buildScene({ layout, sampler, sync, units: METRIC, width, height });
  const overlay = createDrawing(width, height);
  drawFrame(overlay.context, scene, seconds(moment));
  const picture = createCanvas(width, height);
  const canvas = picture.getContext("2d");
  backdrop.paint(canvas, width, height);
  canvas.drawImage(overlay.canvas, 0, 0);
  return picture;
}

/** All gauges on one sheet, in cells of a grid. */
function everyGauge(): Layout {
  const shown = GAUGE_NAMES.filter((name) => name !== "readback");
  return {
    name: "every gauge",
    theme: BROADCAST,
    gauges: shown.map((gauge, index) => ({
      id: gauge,
      gauge,
      anchor: "top-left",
      x: 4 + (index % 4) * 43,
      y: 4 + Math.floor(index / 4) * 32,
      height: Math.min(28, 38 / GAUGES[gauge].aspect),
    })),
  };
}

const BRIGHT: Backdrop = { name: "bright", paint: gradient("#9cc7ea", "#f4f7f9", "#dfe3e2") };
const DARK: Backdrop = { name: "dark", paint: gradient("#10171f", "#1c2a22", "#0b0d0e") };

function gradient(...colors: string[]): Backdrop["paint"] {
  return (canvas, width, height) => {
    const fill = canvas.createLinearGradient(0, 0, 0, height);
    for (const [index, color] of colors.entries()) fill.addColorStop(index / (colors.length - 1), color);
    canvas.fillStyle = fill;
    canvas.fillRect(0, 0, width, height);
  };
}

/** A frame from the third second of a film, cut to fill the shape. */
async function filmBackdrop(file: string, index: number): Promise<Backdrop> {
  const frame = join(process.env.TMPDIR ?? "/tmp", `sportssync-gallery-${process.pid}-${index}.png`);
  await run(["ffmpeg", "-v", "error", "-y", "-ss", "3", "-i", file, "-frames:v", "1", frame]);
  const image: Image = await loadImage(frame);
  return {
    name: `film${index + 1}`,
    paint(canvas, width, height) {
      const scale = Math.max(width / image.width, height / image.height);
      const [w, h] = [image.width * scale, image.height * scale];
      canvas.drawImage(image, (width - w) / 2, (height - h) / 2, w, h);
    },
  };
}

const save = async (picture: Canvas, file: string) => writeFile(file, picture.toBuffer("image/png"));

await main();
