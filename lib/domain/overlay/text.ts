import type { Canvas2D } from "#lib/domain/overlay/canvas";
import { ADVANCE_GLYPHS, ADVANCES } from "#lib/domain/overlay/font-advances";
import { type FontWeight, fontOf } from "#lib/domain/overlay/fonts";
import { hairlineOf, shadowBlurOf, shadowOf, shadowReach } from "#lib/domain/overlay/ink";
import type { Theme } from "#lib/domain/overlay/theme";

/** Height of capitals and digits over the em. */
export const CAP_HEIGHT = 0.7;
/** How far letters such as p and / reach below the baseline, over the em; figures hardly do. */
const DESCENT = 0.2;
const FIGURES = /^[0-9A-IK-PR-Z .:°−+×%-]*$/;
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
  for (const glyph of text) width += cellOf(glyph, size, weight);
  return width;
}

/** How far a line of this size reaches beyond its letters' box, shadow and outline included. */
const textReach = (size: number): number => shadowReach(size) + widestOutline(size);

/** What a line can paint at most: left, top, right, bottom. */
export function textExtent(line: Omit<TextLine, "color">): readonly [number, number, number, number] {
  const reach = textReach(line.size);
  const descent = FIGURES.test(line.text) ? 0.02 : DESCENT;
  const right = line.x + textWidth(line.text, line.size, line.weight);
  return [line.x - reach, line.y - line.size * 0.76 - reach, right + reach, line.y + line.size * descent + reach];
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
    canvas.font = fontOf(line.weight, line.size);
    canvas.fillStyle = line.color;
    eachGlyph(line, (glyph, x) => canvas.fillText(glyph, x, line.y));
  }
}

function drawUnder(canvas: Canvas2D, lines: readonly TextLine[], theme: Theme): void {
  const hairline = hairlineOf(theme);
  canvas.lineJoin = "round";
  canvas.strokeStyle = hairline;
  canvas.fillStyle = hairline;
  canvas.shadowColor = shadowOf(theme);
  for (const line of lines) {
    canvas.font = fontOf(line.weight, line.size);
    canvas.lineWidth = outlineOf(line.size, theme) * 2;
    canvas.shadowBlur = shadowBlurOf(line.size);
    eachGlyph(line, (glyph, x) => {
      canvas.fillText(glyph, x, line.y);
      canvas.strokeText(glyph, x, line.y);
    });
  }
  canvas.shadowColor = "transparent";
  canvas.shadowBlur = 0;
}

function eachGlyph(line: TextLine, draw: (glyph: string, x: number) => void): void {
  let x = Math.round(line.x);
  for (const glyph of line.text) {
    const cell = cellOf(glyph, line.size, line.weight);
    if (glyph !== " ") draw(glyph, x + Math.round((cell - advanceOf(glyph, line.size, line.weight)) / 2));
    x += cell;
  }
}

function cellOf(glyph: string, size: number, weight: FontWeight): number {
  return Math.round(glyph >= "0" && glyph <= "9" ? size * DIGIT_CELL : advanceOf(glyph, size, weight));
}

function advanceOf(glyph: string, size: number, weight: FontWeight): number {
  return ((ADVANCES[weight][ADVANCE_GLYPHS.indexOf(glyph)] ?? 500) * size) / 1000;
}

/** The hairline around letters, twice as wide in a theme of full strength; small letters need it most. */
const outlineOf = (size: number, { shadow }: Theme): number => Math.max(1.25, size * 0.014) * Math.max(1, shadow);
const widestOutline = (size: number): number => Math.max(1.25, size * 0.014) * 2;
