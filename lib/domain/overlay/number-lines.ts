import type { Rect } from "#lib/domain/overlay/gauge";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import { fitSize, type TextLine, textExtent, textReach, textWidth } from "#lib/domain/overlay/text";
import type { Theme } from "#lib/domain/overlay/theme";
import { valueColor } from "#lib/domain/overlay/value-text";

/** Where a number with its unit stands, in pixels. */
export type NumberPlace = {
  /** Left edge of the room for it, and the baseline. */
  readonly x: number;
  readonly y: number;
  /** The number's em. */
  readonly size: number;
  /** The unit's em over the number's. */
  readonly unit: number;
  /** Where text must end; what is wider is set smaller. */
  readonly right: number;
  /** The edge, `x` or `right`, at which every number stands, whatever its width; the left one when left out. */
  readonly align?: "left" | "right";
  /** The number's colour; the theme's own when left out. */
  readonly color?: string;
};

/** A number and its unit in the accent colour on the same baseline. */
export function numberLines(text: string, unit: string, place: NumberPlace, theme: Theme): TextLine[] {
  const widthAt = (size: number) =>
    textWidth(text, size, 700) + gapAt(size, unit) + textWidth(unit, unitAt(size, place), 600);
  const size = fitSize(place.size, place.right - place.x, widthAt);
  const left = place.align === "right" ? place.right - widthAt(size) : place.x;
  const number = {
    text,
    x: left,
    y: place.y,
    size,
    weight: 700,
    color: place.color ?? valueColor(text, theme),
  } as const;
  if (unit === "") return [number];
  const x = left + textWidth(text, size, 700) + gapAt(size, unit);
  return [number, { text: unit, x, y: place.y, size: unitAt(size, place), weight: 600, color: theme.accent }];
}

const unitAt = (size: number, { unit }: NumberPlace): number => Math.round(size * unit);
const gapAt = (size: number, unit: string): number => (unit === "" ? 0 : Math.round(Math.max(2, size * 0.09)));

/**
 * The place for numbers up to `widest`: as large as asked or as fits before `place.right`, shadow included, with the
 * bounds of all that can be drawn there. A number wider than that is set smaller, within the same bounds.
 */
export function fitNumber(
  widest: string,
  unit: string,
  place: NumberPlace,
  box: Rect,
  theme: Theme,
): { readonly place: NumberPlace; readonly bounds: Rect } {
  const lines = numberLines(widest, unit, { ...place, right: place.right - Math.ceil(textReach(place.size)) }, theme);
  const last = lines.at(-1)!;
  const right = last.x + textWidth(last.text, last.size, last.weight);
  return { place: { ...place, x: lines[0]!.x, size: lines[0]!.size, right }, bounds: linesBounds(lines, box) };
}

/** What lines of text can paint at most, cut to the gauge's box. */
export function linesBounds(lines: readonly TextLine[], box: Rect): Rect {
  const extents = lines.filter((line) => line.text !== "").map(textExtent);
  const edge = (side: 0 | 1 | 2 | 3) => extents.map((extent) => extent[side]);
  return intersectRect(
    box,
    evenRect(Math.min(...edge(0)), Math.min(...edge(1)), Math.max(...edge(2)), Math.max(...edge(3))),
  );
}
