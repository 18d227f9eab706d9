import { loadImage } from "@napi-rs/canvas";
import type { Page } from "@playwright/test";
import { drawFrame } from "#lib/domain/overlay/draw-frame";
import type { Rect } from "#lib/domain/overlay/gauge";
import type { LayoutName } from "#lib/domain/overlay/layouts/layouts";
import { intersectRect } from "#lib/domain/overlay/rect";
import { seconds } from "#lib/domain/units";
import { createDrawing } from "../../worker/canvas.ts";
import { inkShift } from "./ink.ts";
import { type Grey, ssim } from "./ssim.ts";
import { parityScene } from "./subject.ts";

/** Bright sky and night road, with their brightness. */
const BACKDROPS = [
  { color: "#dfe7ee", level: 230 },
  { color: "#12161b", level: 22 },
] as const;

/** The worst of a layout over its gauges, moments and backdrops. */
export type Parity = {
  readonly layout: LayoutName;
  readonly shape: string;
  readonly ssim: number;
  /** The same of the parts of a gauge alone that show ink. */
  readonly inkedSsim: number;
  /** The gauge and the moment of the worst similarity. */
  readonly where: string;
  /** Pixels by which any gauge's ink sits elsewhere. */
  readonly inkShift: number;
  readonly shiftedWhere: string;
};

/** Draws a layout in the browser and in the worker and compares gauge by gauge. */
export async function compareLayout(
  page: Page,
  layout: LayoutName,
  size: { readonly width: number; readonly height: number },
  moments: readonly number[],
): Promise<Parity> {
  const { width, height } = size;
  const scene = parityScene(layout, width, height);
  const worst = { ssim: 1, inkedSsim: 1, where: "", inkShift: 0, shiftedWhere: "" };
  for (const time of moments) {
    const pictures = await drawInBrowser(
      page,
      layout,
      size,
      time,
      BACKDROPS.map(({ color }) => color),
    );
    const { canvas, context } = createDrawing(width, height);
    drawFrame(context, scene, seconds(time));
    for (const [i, { color, level }] of BACKDROPS.entries()) {
      const ours = createDrawing(width, height);
      ours.context.fillStyle = color;
      ours.context.fillRect(0, 0, width, height);
      ours.context.drawImage(canvas, 0, 0);
      const [a, b] = [greyOf(ours.context), await readGrey(pictures[i]!)];
      for (const { gauge, box } of regionsOf(scene, size)) {
        const where = `${gauge} at ${time} s on ${level > 128 ? "bright" : "dark"}`;
        const { all: likeness = 1, inked = 1 } = ssim(a, b, box);
        if (likeness < worst.ssim) Object.assign(worst, { ssim: likeness, where });
        worst.inkedSsim = Math.min(worst.inkedSsim, inked);
        const shift = inkShift(a, b, level, box) ?? 0;
        if (shift > worst.inkShift) Object.assign(worst, { inkShift: shift, shiftedWhere: where });
      }
    }
  }
  return { layout, shape: `${width}x${height}`, ...worst };
}

/** The overlay in the browser over each of the backdrops: PNG files. */
export async function drawInBrowser(
  page: Page,
  layout: LayoutName,
  { width, height }: { readonly width: number; readonly height: number },
  time: number,
  backdrops: readonly string[],
): Promise<Buffer[]> {
  const pictures = await page.evaluate(([name, w, h, at, colors]) => globalThis.parity.draw(name, w, h, at, colors), [
    layout,
    width,
    height,
    time,
    backdrops,
  ] as const);
  return pictures.map((picture) => Buffer.from(picture, "base64"));
}

/** The brightness of a picture file, by its path or its bytes. */
export async function readGrey(picture: string | Buffer): Promise<Grey> {
  const image = await loadImage(picture);
  const { context } = createDrawing(image.width, image.height);
  context.drawImage(image, 0, 0);
  return greyOf(context);
}

function greyOf(context: ReturnType<typeof createDrawing>["context"]): Grey {
  const { width, height } = context.canvas;
  const { data } = context.getImageData(0, 0, width, height);
  const levels = new Float32Array(width * height);
  for (let i = 0; i < levels.length; i++) {
    levels[i] = 0.2126 * data[i * 4]! + 0.7152 * data[i * 4 + 1]! + 0.0722 * data[i * 4 + 2]!;
  }
  return { width, height, levels };
}

/** The boxes of the gauges that are shown, named by what they show, and those of their moving pieces. */
function regionsOf(scene: ReturnType<typeof parityScene>, size: { width: number; height: number }) {
  const picture: Rect = { x: 0, y: 0, ...size };
  const named = scene.gauges.map(({ context: { box } }, i) => ({ gauge: `gauge ${i + 1}`, box }));
  const pieces = scene.pieces.map(({ bounds }, i) => ({ gauge: `piece ${i + 1}`, box: bounds }));
  return [...named, ...pieces].map(({ gauge, box }) => ({
    gauge: `${gauge} (${box.x}, ${box.y})`,
    box: intersectRect(picture, box),
  }));
}
