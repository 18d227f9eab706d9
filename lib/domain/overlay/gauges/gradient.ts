import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Gauge, GaugeContext, Piece, Rect } from "#lib/domain/overlay/gauge";
import { hairlineOf, shadowBlurOf, shadowOf, shadowReach, withAlpha } from "#lib/domain/overlay/ink";
import { createReadout } from "#lib/domain/overlay/readout";
import { INLINE } from "#lib/domain/overlay/readout-shape";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import type { Theme } from "#lib/domain/overlay/theme";
import { valueText } from "#lib/domain/overlay/value-text";
import type { Sample } from "#lib/domain/track/track";

/** Percent at which the wedge is full. */
const STEEPEST = 20;

const number = createReadout(
  {
    needs: ["gradient"],
    widest: "−88",
    text: (sample) => valueText(percentOf(sample)),
    unit: () => "%",
  },
  INLINE,
);

/** Rise over run in whole percent, beside a wedge that tilts with it. */
export const gradient: Gauge = {
  ...number,
  pieces: (context) => [...number.pieces(context), wedgePiece(context)],
};

const percentOf = ({ gradient: rise }: Sample): number | undefined => (rise === undefined ? undefined : rise * 100);

function wedgePiece({ box, theme }: GaugeContext): Piece {
  const side = Math.round(box.height * 0.5);
  const square = {
    x: Math.round(box.x + box.height * 0.25),
    y: Math.round(box.y + box.height * 0.26),
    width: side,
    height: side,
  };
  const reach = shadowReach(side) + side * 0.1;
  return {
    bounds: intersectRect(
      evenRect(square.x - reach, square.y - reach, square.x + side + reach, square.y + side + reach),
      box,
    ),
    state(sample) {
      const percent = percentOf(sample);
      return percent === undefined ? [] : [Math.max(-STEEPEST, Math.min(STEEPEST, Math.round(percent)))];
    },
    // An unknown slope has no wedge: a flat one would say 0 %.
    draw: (canvas, [percent]) => {
      if (percent !== undefined) drawWedge(canvas, square, Number(percent) / STEEPEST, theme);
    },
  };
}

/** `steepness` from -1 (down to the right) to 1 (up to the right). */
function drawWedge(canvas: Canvas2D, square: Rect, steepness: number, theme: Theme): void {
  const bottom = square.y + square.height;
  const rise = Math.abs(steepness) * square.height * 0.9;
  const right = square.x + square.width;
  canvas.lineJoin = "round";
  canvas.lineCap = "round";
  canvas.beginPath();
  canvas.moveTo(square.x, bottom - (steepness < 0 ? rise : 0));
  canvas.lineTo(right, bottom - (steepness > 0 ? rise : 0));
  canvas.lineTo(right, bottom);
  canvas.lineTo(square.x, bottom);
  canvas.closePath();
  canvas.shadowColor = shadowOf(theme);
  canvas.shadowBlur = shadowBlurOf(square.height);
  canvas.strokeStyle = hairlineOf(theme);
  canvas.lineWidth = square.height * 0.14;
  canvas.stroke();
  canvas.shadowColor = "transparent";
  canvas.fillStyle = withAlpha(theme.accent, 0.55);
  canvas.fill();
  canvas.strokeStyle = theme.accent;
  canvas.lineWidth = square.height * 0.09;
  canvas.stroke();
}
