import type { Canvas2D } from "#lib/domain/overlay/canvas";
import { evenInk } from "#lib/domain/overlay/even-ink";
import { type FontWeight, fontOf } from "#lib/domain/overlay/fonts";
import { type Glyph, glyphOf } from "#lib/domain/overlay/glyphs";
import { hairlineOf, shadowBlurOf, shadowOf, shadowReach } from "#lib/domain/overlay/ink";
import type { Theme } from "#lib/domain/overlay/theme";

/** Height of capitals and digits over the em. */
export const CAP_HEIGHT = 0.7;
/** How far letters such as p and / reach below the baseline, over the em; figures hardly do. */
const DESCENT = 0.2;
const FIGURES = /^[0-9A-IK-PR-Z .:°−+×%-]*$/;
/** Accents stand above capitals and hang below letters in other scripts than ASCII's. */
const [ASCENT, ACCENTED_ASCENT, ACCENTED_DESCENT] = [0.76, 1.08, 0.3];
const ACCENTED = /[^ -~°−×]/;
/**
 * Width of one digit over the em. The face has proportional figures only (and canvas cannot ask for others in Chrome),
 * so every digit is centred in a cell of this width: a number never jumps sideways as it changes.
 */
const DIGIT_CELL = 0.462;

/** One line of text at a place: `x` is its left edge and `y` its baseline, `size` the em; pixels. */
export type TextLine = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: FontWeight;
  readonly color: string;
};

/** The width of a line in pixels: whole pixels per glyph, the same on every surface. */
export function textWidth(text: string, size: number, weight: FontWeight): number {
  let width = 0;
  for (const letter of text) {
    const glyph = glyphOf(letter);
    if (glyph) width += cellOf(letter, glyph, { size, weight });
  }
  return width;
}

/** How far a line of this size reaches beyond its letters' box, shadow and outline included. */
export const textReach = (size: number): number => shadowReach(size) + widestOutline(size);

/** What a line can paint at most: left, top, right, bottom. */
export function textExtent(line: Omit<TextLine, "color">): readonly [number, number, number, number] {
  const reach = textReach(line.size);
  const accented = ACCENTED.test(line.text);
  const ascent = accented ? ACCENTED_ASCENT : ASCENT;
  const descent = accented ? ACCENTED_DESCENT : FIGURES.test(line.text) ? 0.02 : DESCENT;
  // An accent may be wider than its letter, and a bold 4 is wider than its cell.
  const aside = reach + line.size * (accented ? 0.15 : 0.012);
  const right = line.x + textWidth(line.text, line.size, line.weight) + aside;
  return [line.x - aside, line.y - line.size * ascent - reach, right, line.y + line.size * descent + reach];
}

/**
 * An em of `designed` pixels in the theme's text size. Larger text grows until its capitals are `room` pixels high (from
 * the baseline up to what is above); it never falls below the designed size for want of room.
 */
export function scaledSize(designed: number, { fontScale }: Theme, room: number): number {
  const wanted = designed * fontScale;
  return Math.round(fontScale <= 1 ? wanted : Math.min(wanted, Math.max(designed, room / CAP_HEIGHT)));
}

/** The largest whole em, `size` at most, at which a text is no wider than `width`; `widthAt` tells its width. */
export function fitSize(size: number, width: number, widthAt: (size: number) => number): number {
  const tooWide = widthAt(size) / width;
  if (tooWide <= 1) return size;
  let fitted = Math.max(1, Math.ceil(size / tooWide));
  while (fitted > 1 && widthAt(fitted) > width) fitted--;
  return fitted;
}

/**
 * Draws lines of text that read on snow and in a forest: a soft shadow and a hairline first, under all the letters,
 * then the letters. Glyphs are placed one by one on whole pixels.
 */
export function drawText(canvas: Canvas2D, lines: readonly TextLine[], theme: Theme): void {
  canvas.textAlign = "left";
  canvas.textBaseline = "alphabetic";
  if (theme.shadow > 0) drawUnder(canvas, lines, theme);
  for (const line of lines) {
    canvas.fillStyle = evenInk(canvas, line.color);
    eachGlyph(canvas, line, (glyph, x) => canvas.fillText(glyph, x, line.y));
  }
}

function drawUnder(canvas: Canvas2D, lines: readonly TextLine[], theme: Theme): void {
  const hairline = hairlineOf(theme);
  canvas.lineJoin = "round";
  canvas.strokeStyle = hairline;
  canvas.fillStyle = hairline;
  canvas.shadowColor = shadowOf(theme);
  for (const line of lines) {
    canvas.lineWidth = outlineOf(line.size, theme) * 2;
    canvas.shadowBlur = shadowBlurOf(line.size);
    eachGlyph(canvas, line, (glyph, x) => {
      canvas.fillText(glyph, x, line.y);
      canvas.strokeText(glyph, x, line.y);
    });
  }
  canvas.shadowColor = "transparent";
  canvas.shadowBlur = 0;
}

/** Visits the letters that our fonts have, with the canvas's font set to the family that has each. */
function eachGlyph(canvas: Canvas2D, line: TextLine, draw: (letter: string, x: number) => void): void {
  let x = Math.round(line.x);
  let family: string | undefined;
  for (const letter of line.text) {
    const glyph = glyphOf(letter);
    if (!glyph) continue;
    if (glyph.family !== family) {
      family = glyph.family;
      canvas.font = fontOf(line.weight, line.size, family);
    }
    const cell = cellOf(letter, glyph, line);
    if (letter !== " ") draw(letter, x + Math.round((cell - (glyph[line.weight] * line.size) / 1000) / 2));
    x += cell;
  }
}

function cellOf(letter: string, glyph: Glyph, { size, weight }: { size: number; weight: FontWeight }): number {
  return Math.round(letter >= "0" && letter <= "9" ? size * DIGIT_CELL : (glyph[weight] * size) / 1000);
}

/** The hairline around letters, twice as wide in a theme of full strength; small letters need it most. */
const outlineOf = (size: number, { shadow }: Theme): number => Math.max(1.25, size * 0.014) * Math.max(1, shadow);
const widestOutline = (size: number): number => Math.max(1.25, size * 0.014) * 2;
