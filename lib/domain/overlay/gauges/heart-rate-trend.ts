import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Gauge, GaugeContext, Piece, Rect } from "#lib/domain/overlay/gauge";
import { heartIcon } from "#lib/domain/overlay/icons";
import { hairlineOf, shadowOf, withAlpha } from "#lib/domain/overlay/ink";
import { drawMarker, markerReach } from "#lib/domain/overlay/marker";
import { createReadout } from "#lib/domain/overlay/readout";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import { valueText } from "#lib/domain/overlay/value-text";
import { utcSeconds } from "#lib/domain/units";

/** Seconds of ride that the line shows. */
const WINDOW = 300;
/** The line moves by whole steps of so many pixels, and has a vertex at each: often enough to seem to flow. */
const STEP = 2;
/** Beats per minute between the line's lower and upper edge at least: a steady heart is a steady line. */
const LEAST_SPAN = 30;

const number = createReadout(
  {
    needs: ["heartRate"],
    icon: heartIcon,
    widest: "888",
    text: (sample) => valueText(sample.heartRate),
    unit: () => "",
  },
  {
    aspect: 3.6,
    left: 0.12,
    baseline: 0.84,
    em: 0.62,
    unit: 0,
    mark: { left: 0.12, top: 0.1, side: 0.24, caption: 0 },
  },
);

/** Beats per minute beside the line of the last five minutes, which ends in a dot: now. */
export const heartRateTrend: Gauge = {
  ...number,
  drawStill: (canvas, context) => number.drawStill(canvas, { ...context, align: "left" }),
  pieces: (context) => [...number.pieces({ ...context, align: "left" }), linePiece(context)],
};

type Plot = { readonly area: Rect; readonly steps: number; readonly low: number; readonly high: number };

function linePiece(context: GaugeContext): Piece {
  const { box, sampler, theme } = context;
  const dot = Math.max(3, box.height * 0.05);
  const reach = markerReach(dot);
  const plot = plotIn(context, reach);
  const { area } = plot;
  const perStep = WINDOW / plot.steps;
  return {
    bounds: intersectRect(
      box,
      evenRect(area.x - reach, area.y - reach, area.x + area.width + reach, area.y + area.height + reach),
    ),
    state(sample) {
      if (!(sample.utc >= sampler.start && sample.utc <= sampler.end)) return [];
      // The newest vertex is a step's own moment, so that vertices do not shimmer as the line moves on.
      return [Math.floor((sample.utc - sampler.start) / perStep), sample.heartRate === undefined ? 0 : 1];
    },
    draw(canvas, [newest, known]) {
      if (newest === undefined) return;
      const heights = Array.from({ length: plot.steps + 1 }, (_, step) => {
        const vertex = Number(newest) - plot.steps + step;
        return vertex < 0 ? undefined : sampler.sample(utcSeconds(sampler.start + vertex * perStep)).heartRate;
      }).map((value) => (value === undefined ? undefined : heightOf(plot, value)));
      drawLine(canvas, plot, heights, context);
      const last = heights.at(-1);
      if (known && last !== undefined) drawMarker(canvas, area.x + area.width, last, dot, theme);
    },
  };
}

function plotIn({ box, sampler }: GaugeContext, reach: number): Plot {
  const left = Math.round(box.x + box.height * 1.2);
  const right = box.x + box.width - Math.ceil(reach);
  const steps = Math.max(2, Math.floor((right - left) / STEP));
  const top = box.y + Math.ceil(reach) + 1;
  const area = {
    x: right - steps * STEP,
    y: top,
    width: steps * STEP,
    height: Math.round(box.height * 0.88) - (top - box.y),
  };
  return { area, steps, ...heartRange(sampler.track.channels.heartRate) };
}

/** The range of the whole ride, so that the line's height means the same at every moment. */
function heartRange(column: Float64Array | undefined): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of column ?? []) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low <= high)) return { low: 60, high: 60 + LEAST_SPAN };
  const missing = Math.max(0, LEAST_SPAN - (high - low)) / 2;
  return { low: low - missing, high: high + missing };
}

function heightOf({ area, low, high }: Plot, value: number): number {
  return area.y + area.height * (1 - Math.min(1, Math.max(0, (value - low) / (high - low))));
}

/** The line over a soft fill; stretches without a heart rate stay empty. */
function drawLine(canvas: Canvas2D, { area }: Plot, heights: readonly (number | undefined)[], { theme }: GaugeContext) {
  const fill = canvas.createLinearGradient(0, area.y, 0, area.y + area.height);
  fill.addColorStop(0, withAlpha(theme.accent, 0.65));
  fill.addColorStop(1, withAlpha(theme.accent, 0.06));
  for (const [from, to] of knownStretches(heights)) {
    const xOf = (step: number) => area.x + step * STEP;
    const trace = () => {
      canvas.beginPath();
      for (let step = from; step <= to; step++) {
        if (step === from) canvas.moveTo(xOf(step), heights[step]!);
        else canvas.lineTo(xOf(step), heights[step]!);
      }
    };
    trace();
    canvas.lineTo(xOf(to), area.y + area.height);
    canvas.lineTo(xOf(from), area.y + area.height);
    canvas.closePath();
    canvas.fillStyle = fill;
    canvas.fill();
    trace();
    const width = Math.max(1.5, area.height * 0.035);
    canvas.lineJoin = "round";
    canvas.shadowColor = shadowOf(theme);
    canvas.shadowBlur = 2;
    canvas.strokeStyle = hairlineOf(theme);
    canvas.lineWidth = width + 1.5;
    canvas.stroke();
    canvas.shadowColor = "transparent";
    canvas.strokeStyle = theme.foreground;
    canvas.lineWidth = width;
    canvas.stroke();
  }
}

/** First and last step of every stretch of at least two known heights. */
function knownStretches(heights: readonly (number | undefined)[]): [number, number][] {
  const stretches: [number, number][] = [];
  let from: number | undefined;
  for (let step = 0; step <= heights.length; step++) {
    if (heights[step] !== undefined) from ??= step;
    else {
      if (from !== undefined && step - 1 > from) stretches.push([from, step - 1]);
      from = undefined;
    }
  }
  return stretches;
}
