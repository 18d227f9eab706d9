import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { FACES } from "../lib/domain/overlay/font-advances.ts";
import { FONTS } from "../lib/domain/overlay/fonts.ts";
import { textWidth } from "../lib/domain/overlay/text.ts";
import { drawableGlyphs, measureAdvances, packageOf } from "./fonts.ts";

const publicFolder = join(import.meta.dirname, "../public");

describe.each(FONTS)("the font file $file", (font) => {
  it("is the package's own", async () => {
    const ours = await readFile(join(publicFolder, font.file));
    const name = basename(font.file);
    expect(ours.equals(await readFile(join(packageOf(name), "files", name)))).toBe(true);
  });

  it("has the glyph widths that text is laid out with", () => {
    const face = FACES.find(({ family }) => family === font.family)!;
    expect(measureAdvances(font, face.glyphs)).toEqual(face.advances[font.weight]);
  });
});

it("sets digits of one width, also in sizes that are not whole", () => {
  for (const weight of [600, 700] as const) {
    for (const size of [11, 12.7, 48, 133]) {
      const widths = [..."0123456789"].map((digit) => textWidth(digit, size, weight));
      expect(new Set(widths).size).toBe(1);
      expect(textWidth("111", size, weight)).toBe(textWidth("848", size, weight));
    }
  }
});

it("takes each letter from the first font that has it, and names all that they have", () => {
  expect(drawableGlyphs()).toEqual(FACES.map(({ family, glyphs }) => ({ family, glyphs })));
  const letters = FACES.flatMap(({ glyphs }) => [...glyphs]);
  expect(new Set(letters).size).toBe(letters.length);
});

it.each(["barlow-condensed", "roboto-condensed"])("comes with the licence of %s", async (family) => {
  const licence = await readFile(join(publicFolder, `fonts/OFL-${family}.txt`), "utf8");
  expect(licence).toContain("SIL OPEN FONT LICENSE Version 1.1");
});
