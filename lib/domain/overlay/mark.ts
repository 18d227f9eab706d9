import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Rect } from "#lib/domain/overlay/gauge";
import { drawIcon, type Icon } from "#lib/domain/overlay/icons";
import type { ReadoutShape } from "#lib/domain/overlay/readout-shape";
import { CAP_HEIGHT, drawText, fitSize, scaledSize, textWidth } from "#lib/domain/overlay/text";
import type { Theme } from "#lib/domain/overlay/theme";

/**
 * What says which number a readout shows: a thin icon, or a caption of a few letters that tells apart numbers of one
 * kind (AVG, MAX), or both.
 */
export type Mark = { readonly icon?: Icon; readonly caption?: string };

/** Draws the mark of a readout in the accent colour, at the place that its shape gives it. */
export function drawMark(
  canvas: Canvas2D,
  { icon, caption }: Mark,
  shape: ReadoutShape,
  box: Rect,
  theme: Theme,
): void {
  const { mark } = shape;
  if (!mark) return;
  const side = Math.round(mark.side * box.height);
  const left = box.x + mark.left * box.height;
  const top = box.y + mark.top * box.height;
  if (icon) drawIcon(canvas, icon, { x: left, y: top, size: side }, theme);
  if (caption === undefined) return;
  const beside = shape.left > mark.left;
  const x = Math.round(icon ? left + side * 1.25 : left);
  // Beside the number the caption ends before it; above the number it has the box to itself.
  const end = beside ? box.x + (shape.left - 0.08) * box.height : box.x + box.width * 0.94;
  const wanted = scaledSize(mark.caption * box.height, theme, side * 1.2);
  const size = fitSize(wanted, end - x, (em) => textWidth(caption, em, 600));
  // Beside the number on its baseline, beside an icon at its middle.
  const y = Math.round(beside ? box.y + shape.baseline * box.height : top + (side + size * CAP_HEIGHT) / 2);
  drawText(canvas, [{ text: caption, x, y, size, weight: 600, color: theme.accent }], theme);
}
