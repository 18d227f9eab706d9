import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { ADVANCE_GLYPHS, ADVANCES } from "../lib/domain/overlay/font-advances.ts";
import { FONTS } from "../lib/domain/overlay/fonts.ts";
import { textWidth } from "../lib/domain/overlay/text.ts";
import { FONT_PACKAGE, measureAdvances } from "./fonts.ts";

const publicFolder = join(import.meta.dirname, "../public");

describe.each(FONTS)("the font file $file", (font) => {
  it("is the package's own", async () => {
    const ours = await readFile(join(publicFolder, font.file));
    const theirs = await readFile(join(FONT_PACKAGE, "files", basename(font.file)));
    expect(ours.equals(theirs)).toBe(true);
  });

  it("has the glyph widths that text is laid out with", () => {
    expect(measureAdvances(font)).toEqual(ADVANCES[font.weight]);
    expect([...ADVANCE_GLYPHS]).toHaveLength(ADVANCES[font.weight].length);
  });

  it("is set with digits of one width, also in sizes that are not whole", () => {
    for (const size of [11, 12.7, 48, 133]) {
      const widths = [..."0123456789"].map((digit) => textWidth(digit, size, font.weight));
      expect(new Set(widths).size).toBe(1);
      expect(textWidth("111", size, font.weight)).toBe(textWidth("848", size, font.weight));
    }
  });
});

it("comes with its licence", async () => {
  const licence = await readFile(join(publicFolder, "fonts/OFL.txt"), "utf8");
  expect(licence).toContain("SIL OPEN FONT LICENSE Version 1.1");
  expect(licence).toContain("Barlow");
});
