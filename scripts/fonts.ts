/**
 * Copies the overlay's font files from their package into public/fonts and writes the table of glyph widths that
 * lays text out alike in the browser and the worker. Run after changing the package's version: `npm run fonts && npm run format`.
 */
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { FONTS, type FontFile, fontOf } from "../lib/domain/overlay/fonts.ts";

const root = join(import.meta.dirname, "..");
export const FONT_PACKAGE = join(root, "node_modules/@fontsource/barlow-condensed");
/** Printable ASCII in its order, then the degree, the minus and the times sign. */
const MEASURED = [...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)), "°", "−", "×"];

/** Widths of the glyphs the overlay may draw, in thousandths of an em and in the order of `ADVANCE_GLYPHS`. */
export function measureAdvances(font: FontFile): number[] {
  GlobalFonts.registerFromPath(join(root, "public", font.file), font.family);
  const canvas = createCanvas(1, 1).getContext("2d");
  canvas.font = fontOf(font.weight, 1000);
  return MEASURED.map((glyph) => Math.round(canvas.measureText(glyph).width));
}

async function main(): Promise<void> {
  await mkdir(join(root, "public/fonts"), { recursive: true });
  await copyFile(join(FONT_PACKAGE, "LICENSE"), join(root, "public/fonts/OFL.txt"));
  for (const font of FONTS) {
    await copyFile(join(FONT_PACKAGE, "files", basename(font.file)), join(root, "public", font.file));
  }
  const table = Object.fromEntries(FONTS.map((font) => [font.weight, measureAdvances(font)]));
  await writeFile(
    join(root, "lib/domain/overlay/font-advances.ts"),
    `import type { FontWeight } from "#lib/domain/overlay/fonts";

/** Written by scripts/fonts.ts, like the widths below. */
export const ADVANCE_GLYPHS = ${JSON.stringify(MEASURED.join(""))};

/** Glyph widths in thousandths of an em, in the order of \`ADVANCE_GLYPHS\`. */
export const ADVANCES: Readonly<Record<FontWeight, readonly number[]>> = ${JSON.stringify(table)};
`,
  );
}

if (import.meta.main) await main();
