import type { FontWeight } from "#lib/domain/overlay/fonts";
import type { GaugeContext } from "#lib/domain/overlay/gauge";
import { drawableText } from "#lib/domain/overlay/glyphs";
import { type TextLine, textWidth } from "#lib/domain/overlay/text";

const ELLIPSIS = "…";
/** People's words are set down to this share of their size before they are cut. */
const SMALLEST = 0.6;

type WordsPlace = {
  readonly left: number;
  readonly right: number;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
  readonly weight: FontWeight;
  readonly color: string;
  readonly align?: GaugeContext["align"];
};

/** A line of people's own words between two edges: smaller where it is too long, then cut with an ellipsis. */
export function fitLine(words: string, place: WordsPlace): TextLine {
  const { left, right, y, weight, color, align = "left" } = place;
  const room = right - left;
  let text = drawableText(words);
  let size = place.size;
  while (size > place.size * SMALLEST && textWidth(text, size, weight) > room) size--;
  if (textWidth(text, size, weight) > room) {
    const letters = [...text];
    while (letters.length > 1 && textWidth(letters.join("").trimEnd() + ELLIPSIS, size, weight) > room) letters.pop();
    text = letters.join("").trimEnd() + ELLIPSIS;
  }
  const spare = room - textWidth(text, size, weight);
  const shift = { left: 0, centre: spare / 2, right: spare }[align];
  return { text, x: Math.round(left + shift), y, size, weight, color };
}
