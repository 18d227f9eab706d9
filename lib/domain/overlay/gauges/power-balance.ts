import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { GaugeContext, Piece, Rect } from "#lib/domain/overlay/gauge";
import { glassOf, hairlineOf, shadowBlurOf, shadowOf, withAlpha } from "#lib/domain/overlay/ink";
import { linesBounds } from "#lib/domain/overlay/number-lines";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import { steady } from "#lib/domain/overlay/steady";
import { drawText, fitSize, scaledSize, type TextLine, textWidth } from "#lib/domain/overlay/text";
import type { Theme } from "#lib/domain/overlay/theme";
import { NO_VALUE, valueColor } from "#lib/domain/overlay/value-text";

/** What each leg does, in whole percent, over a bar that is split between them. */
export const powerBalance = steady({
  needs: ["balance"],
  aspect: 2.3,
  drawStill(canvas, { box, theme }) {
    const { height } = box;
    const size = letterSize(box, theme);
    const line = (text: string, x: number): TextLine => ({
      text,
      x: Math.round(x),
      y: Math.round(box.y + height * 0.66),
      size,
      weight: 600,
      color: theme.accent,
    });
    const right = box.x + box.width - height * 0.1 - textWidth("R", size, 600);
    drawText(canvas, [line("L", box.x + height * 0.1), line("R", right)], theme);
    const bar = barIn(box);
    canvas.shadowColor = shadowOf(theme);
    canvas.shadowBlur = shadowBlurOf(bar.height);
    const rule = Math.max(2, Math.round(height * 0.02));
    canvas.fillStyle = withAlpha(theme.foreground, 0.8);
    canvas.fillRect(Math.round(box.x + (box.width - rule) / 2), Math.round(box.y + height * 0.23), rule, height * 0.43);
    canvas.fillStyle = glassOf(theme, 0.6);
    canvas.fillRect(bar.x, bar.y, bar.width, bar.height);
  },
  pieces: (context) => [numberPiece(context), barPiece(context)],
});

const letterSize = ({ height }: Rect, theme: Theme): number => scaledSize(height * 0.24, theme, height * 0.2);

function numberPiece({ box, theme }: GaugeContext): Piece {
  // Between the letters of the legs and the middle.
  const gap = Math.round(box.height * 0.16);
  const letter = box.height * 0.13 + textWidth("R", letterSize(box, theme), 600);
  const wanted = scaledSize(box.height * 0.62, theme, box.height * 0.5);
  const largest = fitSize(wanted, box.width / 2 - gap - letter, (em) => textWidth("88", em, 700));
  const room = textWidth("88", largest, 700);
  const linesOf = (left: string, right: string): TextLine[] => {
    const widest = left.length > right.length ? left : right;
    const size = fitSize(largest, room, (em) => textWidth(widest, em, 700));
    const middle = Math.round(box.x + box.width / 2);
    const y = Math.round(box.y + box.height * 0.66);
    const leftX = middle - gap - textWidth(left, size, 700);
    return [
      { text: left, x: leftX, y, size, weight: 700, color: valueColor(left, theme) },
      { text: right, x: middle + gap, y, size, weight: 700, color: valueColor(right, theme) },
    ];
  };
  return {
    bounds: linesBounds(linesOf("88", "88"), box),
    state({ balance }) {
      if (balance === undefined) return [NO_VALUE, NO_VALUE];
      const left = Math.round(Math.min(1, Math.max(0, balance)) * 100);
      return [String(left), String(100 - left)];
    },
    draw: (canvas, [left, right]) => drawText(canvas, linesOf(String(left), String(right)), theme),
  };
}

function barIn({ x, y, width, height }: Rect): Rect {
  const margin = Math.round(height * 0.1);
  const thickness = Math.max(3, Math.round(height * 0.1));
  return { x: x + margin, y: y + Math.round(height * 0.8), width: width - 2 * margin, height: thickness };
}

const tickOverhang = ({ height }: Pick<Rect, "height">): number => Math.max(1, Math.round(height * 0.3));

function barPiece({ box, theme }: GaugeContext): Piece {
  const bar = barIn(box);
  const reach = tickOverhang(bar) + 2;
  return {
    bounds: intersectRect(
      box,
      evenRect(bar.x - reach, bar.y - reach, bar.x + bar.width + reach, bar.y + bar.height + reach),
    ),
    state: ({ balance }) => (balance === undefined ? [] : [Math.round(Math.min(1, Math.max(0, balance)) * bar.width)]),
    draw(canvas, [split]) {
      if (split !== undefined) drawSplit(canvas, bar, Number(split), theme);
    },
  };
}

function drawSplit(canvas: Canvas2D, { x, y, width, height }: Rect, split: number, theme: Theme): void {
  const gap = Math.max(1, Math.round(height * 0.12));
  canvas.fillStyle = theme.accent;
  canvas.fillRect(x, y, Math.max(0, split - gap), height);
  canvas.fillStyle = withAlpha(theme.foreground, 0.9);
  canvas.fillRect(x + split + gap, y, Math.max(0, width - split - gap), height);
  // Even legs would meet here.
  const tick = Math.max(2, Math.round(height * 0.2));
  const overhang = tickOverhang({ height });
  const middle = x + Math.round((width - tick) / 2);
  canvas.fillStyle = hairlineOf(theme);
  canvas.fillRect(middle - 1, y - overhang - 1, tick + 2, height + 2 * overhang + 2);
  canvas.fillStyle = theme.foreground;
  canvas.fillRect(middle, y - overhang, tick, height + 2 * overhang);
}
