import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Gauge, GaugeContext, Piece } from "#lib/domain/overlay/gauge";
import { glassOf, hairlineOf, shadowOf, withAlpha } from "#lib/domain/overlay/ink";
import { numberLines } from "#lib/domain/overlay/number-lines";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import { steepnessColor } from "#lib/domain/overlay/steepness";
import { drawText, scaledSize, textReach } from "#lib/domain/overlay/text";
import { valueText } from "#lib/domain/overlay/value-text";

/** Percent at which the wedge is as high as it gets. */
const STEEPEST = 20;

/** The slope of the road as a large wedge under its number; steep climbs have their colours. */
export const gradientWedge: Gauge = {
  needs: ["gradient"],
  aspect: 1.5,
  drawStill() {},
  pieces: (context) => [wedgePiece(context)],
};

function wedgePiece(context: GaugeContext): Piece {
  const { box } = context;
  return {
    bounds: intersectRect(evenRect(box.x, box.y, box.x + box.width, box.y + box.height), box),
    state: ({ gradient }) => [valueText(gradient === undefined ? undefined : gradient * 100)],
    draw(canvas, [text]) {
      const percent = Number(String(text).replace("−", "-"));
      // An unknown slope has no wedge: a flat one would say 0 %.
      if (!Number.isNaN(percent)) drawWedge(canvas, percent, context);
      drawNumber(canvas, String(text), context);
    },
  };
}

function drawNumber(canvas: Canvas2D, text: string, { box, theme, align }: GaugeContext): void {
  const y = Math.round(box.y + box.height * 0.48);
  const reach = Math.ceil(textReach(box.height * 0.54 * theme.fontScale));
  const place = {
    x: Math.round(box.x + box.height * 0.14),
    y,
    size: scaledSize(box.height * 0.54, theme, y - box.y - reach),
    unit: 0.45,
    right: box.x + box.width - Math.max(reach, Math.round(box.height * 0.1)),
    align: align === "right" ? "right" : "left",
  } as const;
  drawText(canvas, numberLines(text, "%", place, theme), theme);
}

function drawWedge(canvas: Canvas2D, percent: number, { box, theme }: GaugeContext): void {
  const [left, right] = [box.x + box.height * 0.1, box.x + box.width - box.height * 0.1];
  const bottom = box.y + box.height * 0.93;
  const steepness = Math.max(-1, Math.min(1, percent / STEEPEST));
  // Even a level road is a thin plate.
  const foot = box.height * 0.05;
  const rise = box.height * 0.32 * Math.abs(steepness);
  const stroke = Math.max(2, box.height * 0.022);
  const color = steepnessColor(percent / 100) ?? theme.foreground;
  const outline = () => {
    canvas.beginPath();
    canvas.moveTo(left, bottom - foot - (steepness < 0 ? rise : 0));
    canvas.lineTo(right, bottom - foot - (steepness > 0 ? rise : 0));
  };
  const wedge = () => {
    outline();
    canvas.lineTo(right, bottom);
    canvas.lineTo(left, bottom);
    canvas.closePath();
  };
  canvas.lineJoin = "round";
  canvas.lineCap = "round";
  wedge();
  canvas.shadowColor = shadowOf(theme);
  canvas.shadowBlur = box.height * 0.035;
  canvas.strokeStyle = hairlineOf(theme);
  canvas.lineWidth = stroke * 1.4;
  canvas.stroke();
  canvas.shadowColor = "transparent";
  canvas.fillStyle = glassOf(theme, 0.5);
  canvas.fill();
  const fill = canvas.createLinearGradient(left, 0, right, 0);
  fill.addColorStop(steepness < 0 ? 1 : 0, withAlpha(color, 0.25));
  fill.addColorStop(steepness < 0 ? 0 : 1, withAlpha(color, 0.9));
  canvas.fillStyle = fill;
  canvas.fill();
  outline();
  canvas.strokeStyle = theme.foreground;
  canvas.lineWidth = stroke * 1.5;
  canvas.stroke();
}
