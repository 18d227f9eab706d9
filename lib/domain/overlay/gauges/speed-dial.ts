import { arcPath } from "#lib/domain/overlay/arc-path";
import type { Canvas2D } from "#lib/domain/overlay/canvas";
import { DIAL_ASPECT, DIAL_START, DIAL_SWEEP, type Dial, dialIn, ringBounds } from "#lib/domain/overlay/dial";
import { speedIn } from "#lib/domain/overlay/display-units";
import type { Gauge, GaugeContext, Piece, Rect } from "#lib/domain/overlay/gauge";
import { glassOf, shadowOf, withAlpha } from "#lib/domain/overlay/ink";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import { speedScale } from "#lib/domain/overlay/speed-scale";
import { drawText, fitSize, scaledSize, type TextLine, textExtent, textWidth } from "#lib/domain/overlay/text";
import type { Theme } from "#lib/domain/overlay/theme";
import { valueColor, valueText } from "#lib/domain/overlay/value-text";
import type { Sample } from "#lib/domain/track/track";

/** Radii over the dial's. */
const RING = { inner: 0.9, outer: 1 };
const NEEDLE = { inner: 0.84, outer: 1.015 };
/** The arc is painted in pieces of this angle, so that a moving needle repaints its surroundings only. */
const ARC_STEP = DIAL_SWEEP / 40;
/** Neighbouring arc pieces overlap by so many pixels: no seam. */
const OVERLAP = 1.5;

/** The hero: speed as a large number in a round scale. */
export const speedDial: Gauge = {
  needs: ["speed"],
  aspect: DIAL_ASPECT,
  drawStill(canvas, context) {
    const dial = dialIn(context.box);
    drawTrack(canvas, dial, context.theme);
    drawScale(canvas, dial, context);
    const { theme, units } = context;
    drawText(canvas, [centred(dial, units.speed, 0.44, unitSize(dial, theme), 600, theme.accent)], theme);
  },
  pieces: (context) => [arcPiece(context), numberPiece(context)],
};

function drawTrack(canvas: Canvas2D, dial: Dial, theme: Theme): void {
  canvas.save();
  canvas.beginPath();
  canvas.arc(dial.x, dial.y, dial.radius * RING.outer, DIAL_START, DIAL_START + DIAL_SWEEP);
  canvas.closePath();
  canvas.fillStyle = glassOf(theme, 0.28);
  canvas.fill();
  canvas.beginPath();
  canvas.arc(dial.x, dial.y, (dial.radius * (RING.inner + RING.outer)) / 2, DIAL_START, DIAL_START + DIAL_SWEEP);
  canvas.lineWidth = dial.radius * (RING.outer - RING.inner);
  canvas.strokeStyle = glassOf(theme);
  canvas.shadowColor = shadowOf(theme);
  canvas.shadowBlur = dial.radius * 0.03;
  canvas.stroke();
  canvas.restore();
}

function drawScale(canvas: Canvas2D, dial: Dial, context: GaugeContext): void {
  const { full, step } = speedScale(context);
  const { foreground } = context.theme;
  const ticks = (full / step) * 5;
  canvas.save();
  canvas.shadowColor = shadowOf(context.theme);
  canvas.shadowBlur = dial.radius * 0.025;
  for (let tick = 0; tick <= ticks; tick++) {
    const major = tick % 5 === 0;
    const angle = DIAL_START + (tick / ticks) * DIAL_SWEEP;
    canvas.lineWidth = dial.radius * (major ? 0.018 : 0.009);
    canvas.strokeStyle = withAlpha(foreground, major ? 1 : 0.75);
    spoke(canvas, dial, angle, major ? 0.8 : 0.835, 0.87);
  }
  canvas.restore();
  const size = scaledSize(dial.radius * 0.135, context.theme, dial.radius * 0.115);
  const labels: TextLine[] = [];
  for (let value = 0; value <= full; value += step) {
    const angle = DIAL_START + (value / full) * DIAL_SWEEP;
    const text = String(value);
    labels.push({
      text,
      x: Math.round(dial.x + Math.cos(angle) * dial.radius * 0.69 - textWidth(text, size, 600) / 2),
      y: Math.round(dial.y + Math.sin(angle) * dial.radius * 0.69 + size * 0.35),
      size,
      weight: 600,
      color: foreground,
    });
  }
  drawText(canvas, labels, context.theme);
}

function arcPiece(context: GaugeContext): Piece {
  const dial = dialIn(context.box);
  const { full } = speedScale(context);
  const { theme, units, box } = context;
  // Half a pixel at the rim.
  const steps = Math.round(DIAL_SWEEP * dial.radius * 2);
  const angleOf = (step: number) => DIAL_START + (step / steps) * DIAL_SWEEP;
  const margin = needleReach(dial);
  const around = (from: number, to: number): Rect => {
    const [left, top, right, bottom] = ringBounds(
      dial,
      dial.radius * NEEDLE.inner,
      dial.radius * NEEDLE.outer,
      from,
      to,
    );
    return intersectRect(evenRect(left - margin, top - margin, right + margin, bottom + margin), box);
  };
  return {
    bounds: around(DIAL_START, DIAL_START + DIAL_SWEEP),
    state({ speed }) {
      if (speed === undefined) return [-1];
      return [Math.round(Math.min(1, Math.max(0, speedIn(units.speed, speed) / full)) * steps)];
    },
    draw(canvas, [step]) {
      if (Number(step) < 0) return;
      drawArc(canvas, dial, angleOf(Number(step)), theme.accent);
      drawNeedle(canvas, dial, angleOf(Number(step)), theme);
    },
    changed([before], [after]) {
      const low = Math.min(Number(before), Number(after));
      const high = Math.max(Number(before), Number(after));
      // The arc's last piece begins at the step below the angle.
      const from = low < 0 ? DIAL_START : angleOf(low) - ARC_STEP;
      return [around(Math.max(DIAL_START, from), Math.max(DIAL_START, angleOf(high)))];
    },
  };
}

function drawArc(canvas: Canvas2D, dial: Dial, to: number, color: string): void {
  canvas.lineCap = "butt";
  canvas.lineWidth = dial.radius * (RING.outer - RING.inner);
  canvas.strokeStyle = color;
  for (let index = 0; DIAL_START + index * ARC_STEP < to; index++) {
    const from = DIAL_START + index * ARC_STEP;
    canvas.beginPath();
    const radius = (dial.radius * (RING.inner + RING.outer)) / 2;
    arcPath(
      canvas,
      dial.x,
      dial.y,
      radius,
      Math.max(DIAL_START, from - OVERLAP / radius),
      Math.min(to, from + ARC_STEP),
    );
    canvas.stroke();
  }
}

function drawNeedle(canvas: Canvas2D, dial: Dial, angle: number, theme: Theme): void {
  canvas.lineCap = "butt";
  canvas.shadowColor = shadowOf(theme);
  canvas.shadowBlur = dial.radius * 0.03;
  canvas.strokeStyle = theme.foreground;
  canvas.lineWidth = Math.max(2, dial.radius * 0.03);
  spoke(canvas, dial, angle, NEEDLE.inner, NEEDLE.outer);
  canvas.shadowColor = "transparent";
}

const needleReach = (dial: Dial): number => Math.max(2, dial.radius * 0.03) / 2 + dial.radius * 0.045 + 1;

function spoke(canvas: Canvas2D, dial: Dial, angle: number, inner: number, outer: number): void {
  canvas.beginPath();
  canvas.moveTo(dial.x + Math.cos(angle) * dial.radius * inner, dial.y + Math.sin(angle) * dial.radius * inner);
  canvas.lineTo(dial.x + Math.cos(angle) * dial.radius * outer, dial.y + Math.sin(angle) * dial.radius * outer);
  canvas.stroke();
}

function numberPiece({ box, theme, units }: GaugeContext): Piece {
  const dial = dialIn(box);
  // Between the scale's numbers.
  const wanted = scaledSize(dial.radius * 0.76, theme, dial.radius * 0.64);
  const size = fitSize(wanted, dial.radius * 1.12, (em) => textWidth("888", em, 700));
  const line = (text: string) => centred(dial, text, 0.19, size, 700, valueColor(text, theme));
  return {
    bounds: intersectRect(evenRect(...textExtent(line("888"))), box),
    state: ({ speed }: Sample) => [valueText(speed === undefined ? undefined : speedIn(units.speed, speed))],
    draw: (canvas, [text]) => drawText(canvas, [line(String(text))], theme),
  };
}

const unitSize = (dial: Dial, theme: Theme): number => scaledSize(dial.radius * 0.19, theme, dial.radius * 0.18);

/** A line in the dial's middle; `below`, the baseline under the centre, over the radius. */
function centred(dial: Dial, text: string, below: number, size: number, weight: 600 | 700, color: string): TextLine {
  const x = Math.round(dial.x - textWidth(text, size, weight) / 2);
  return { text, x, y: Math.round(dial.y + dial.radius * below), size, weight, color };
}
