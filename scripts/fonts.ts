/**
 * Copies the overlay's font files from their packages into public/fonts and writes the table of glyph widths that
 * lays text out alike in the browser and the worker. Run after changing a package's version: `npm run fonts && npm run format`.
 */
import { readFileSync } from "node:fs";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { FONT_FILES, FONTS, type FontFile, type FontWeight, fontOf } from "../lib/domain/overlay/fonts.ts";
import { woff2Characters } from "./fonts/woff2-characters.ts";

const root = join(import.meta.dirname, "..");
/** Letters, digits, punctuation and signs, without marks that combine with the letter before. */
const DRAWABLE = /^[\p{L}\p{N}\p{P}\p{S} ]$/u;
const WEIGHTS: readonly FontWeight[] = [600, 700];
const FAMILY_OF_PACKAGE = /^(barlow|roboto)-condensed/;

/** The folder of the package that a font file comes from. */
export function packageOf(name: string): string {
  const [family] = FAMILY_OF_PACKAGE.exec(name) ?? [];
  if (!family) throw new Error(`no package is known for the font ${name}`);
  return join(root, "node_modules/@fontsource", family);
}

/** Widths of glyphs in thousandths of an em. */
export function measureAdvances(font: FontFile, glyphs: Iterable<string>): number[] {
  GlobalFonts.registerFromPath(join(root, "public", font.file), font.family);
  const canvas = createCanvas(1, 1).getContext("2d");
  canvas.font = fontOf(font.weight, 1000, font.family);
  return Array.from(glyphs, (glyph) => Math.round(canvas.measureText(glyph).width));
}

/** The glyphs that text takes from each family: those that both its weights have and no family before it. */
export function drawableGlyphs(): { family: string; glyphs: string }[] {
  const taken = new Set<string>();
  return FONT_FILES.map(({ family }) => {
    const [first = [], ...others] = FONTS.filter((font) => font.family === family).map(({ file }) =>
      woff2Characters(readFileSync(join(root, "public", file))),
    );
    const glyphs = first.filter(
      (glyph) => DRAWABLE.test(glyph) && !taken.has(glyph) && others.every((other) => other.includes(glyph)),
    );
    for (const glyph of glyphs) taken.add(glyph);
    return { family, glyphs: glyphs.join("") };
  });
}

async function main(): Promise<void> {
  await mkdir(join(root, "public/fonts"), { recursive: true });
  for (const family of ["barlow-condensed", "roboto-condensed"]) {
    await copyFile(join(packageOf(family), "LICENSE"), join(root, `public/fonts/OFL-${family}.txt`));
  }
  for (const { file } of FONTS) {
    await copyFile(join(packageOf(basename(file)), "files", basename(file)), join(root, "public", file));
  }
  const faces = drawableGlyphs().map(({ family, glyphs }) => {
    const files = FONTS.filter((font) => font.family === family);
    const advances = WEIGHTS.map((weight) => [
      weight,
      measureAdvances(files.find((font) => font.weight === weight)!, glyphs),
    ]);
    return { family, glyphs, advances: Object.fromEntries(advances) };
  });
  await writeFile(
    join(root, "lib/domain/overlay/font-advances.ts"),
    `import type { FontWeight } from "#lib/domain/overlay/fonts";

/** One font family's glyphs and their widths in thousandths of an em, in the same order. */
type Face = {
  readonly family: string;
  readonly glyphs: string;
  readonly advances: Readonly<Record<FontWeight, readonly number[]>>;
};

/** Written by scripts/fonts.ts. */
export const FACES: readonly Face[] = ${JSON.stringify(faces)};
`,
  );
}

if (import.meta.main) await main();
