import { FACES } from "#lib/domain/overlay/font-advances";
import type { FontWeight } from "#lib/domain/overlay/fonts";

/** A letter that can be drawn: the family that has it and its widths in thousandths of an em. */
export type Glyph = { readonly family: string } & Readonly<Record<FontWeight, number>>;

const GLYPHS: ReadonlyMap<string, Glyph> = new Map(
  FACES.flatMap(({ family, glyphs, advances }) =>
    Array.from(glyphs, (glyph, index): [string, Glyph] => [
      glyph,
      { family, 600: advances[600][index]!, 700: advances[700][index]! },
    ]),
  ),
);

/** The letter's place in our fonts; undefined for what they lack, which is left out of the picture on every surface. */
export const glyphOf = (letter: string): Glyph | undefined => GLYPHS.get(letter);

/**
 * What of a text people have typed can be drawn: accents joined with their letters, letters that no font of ours has
 * left out, white space joined; "" when nothing is left.
 */
export function drawableText(text: string): string {
  return Array.from(text.normalize("NFC").replaceAll(/\s/g, " "))
    .filter((letter) => GLYPHS.has(letter))
    .join("")
    .replaceAll(/ +/g, " ")
    .trim();
}

/** In plain words, which letters of a text the picture leaves out; undefined when it shows them all. */
export function undrawableNote(text: string): string | undefined {
  const letters = new Set(
    Array.from(text.normalize("NFC")).filter((letter) => !/\s/.test(letter) && !GLYPHS.has(letter)),
  );
  if (letters.size === 0) return undefined;
  const named = [...letters].slice(0, 8).join(" ");
  return `The picture cannot show ${named}${letters.size > 8 ? " …" : ""}: its fonts have Latin, Greek and Cyrillic letters.`;
}
