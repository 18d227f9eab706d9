import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { GaugeContext } from "#lib/domain/overlay/gauge";
import { drawIcon, type Icon } from "#lib/domain/overlay/icons";
import type { ReadoutShape } from "#lib/domain/overlay/readout-shape";
import { CAP_HEIGHT, drawText, fitSize, scaledSize, textWidth } from "#lib/domain/overlay/text";

/**
 * What says which number a readout shows: a thin icon, or a caption of a few letters that tells apart numbers of one
 * kind (AVG, MAX), or both.
 */
export type Mark = { readonly icon?: Icon; readonly caption?: string };

/**
 * Draws the mark of a readout in the accent colour, at the place that its shape gives it: a mark above a number that
 * stands at the right edge stands there too, one beside it begins the line.
 */
export function drawMark(
  canvas: Canvas2D,
  { icon, caption = "" }: Mark,
  shape: ReadoutShape,
  { box, theme, align }: GaugeContext,
): void {
  const { mark } = shape;
  if (!mark) return;
  const side = Math.round(mark.side * box.height);
  const inset = mark.left * box.height;
  const top = box.y + mark.top * box.height;
  const beside = shape.left > mark.left;
  const before = icon ? side * 1.25 : 0;
  // Beside the number the caption ends before it; above the number it has the box to itself.
  const room = (beside ? (shape.left - 0.08) * box.height : box.width * 0.94) - inset - before;
  const wanted = scaledSize(mark.caption * box.height, theme, side * 1.2);
  const size = fitSize(wanted, room, (em) => textWidth(caption, em, 600));
  const width = caption === "" ? side : before + textWidth(caption, size, 600);
  const left = align === "right" && !beside ? box.x + box.width - inset - width : box.x + inset;
  if (icon) drawIcon(canvas, icon, { x: left, y: top, size: side }, theme);
  if (caption === "") return;
  // Beside the number on its baseline, beside an icon at its middle.
  const y = Math.round(beside ? box.y + shape.baseline * box.height : top + (side + size * CAP_HEIGHT) / 2);
  const line = { text: caption, x: Math.round(left + before), y, size, weight: 600, color: theme.accent } as const;
  drawText(canvas, [line], theme);
}
