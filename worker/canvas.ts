import "./without-system-fonts.ts";
import { join, resolve } from "node:path";
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";
import { AppError } from "#lib/domain/errors";
import type { Canvas2D } from "#lib/domain/overlay/canvas";
import { FONTS } from "#lib/domain/overlay/fonts";

/** Where the pages serve the same files from. */
const PUBLIC_FOLDER = resolve(import.meta.dirname, "../public");
let fontsRegistered = false;

/** A transparent Skia canvas with the overlay's fonts. Throws AppError `internal` when a font file is missing. */
export function createDrawing(width: number, height: number): { context: SKRSContext2D & Canvas2D; canvas: Canvas } {
  registerFonts();
  const canvas = createCanvas(width, height);
  return { canvas, context: canvas.getContext("2d") as SKRSContext2D & Canvas2D };
}

/** Skia would draw with whatever the machine has, and silently look different from the preview. */
function registerFonts(): void {
  if (fontsRegistered) return;
  for (const { family, file } of FONTS) {
    const path = join(PUBLIC_FOLDER, file);
    if (!GlobalFonts.registerFromPath(path, family)) {
      throw new AppError("internal", `the overlay font ${path} is missing or unreadable; run the build again`);
    }
  }
  fontsRegistered = true;
}
