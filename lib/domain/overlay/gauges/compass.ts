import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Gauge, GaugeContext, Piece } from "#lib/domain/overlay/gauge";
import { hairlineOf, shadowOf, withAlpha } from "#lib/domain/overlay/ink";
import { placeOnPath, type RidePath, traceRidePath } from "#lib/domain/overlay/ride-path";
import { progressAt } from "#lib/domain/overlay/ride-progress";
import { drawText, scaledSize, type TextLine, textWidth } from "#lib/domain/overlay/text";

/** Degrees to either side of the heading that the tape shows. */
const SHOWN = 60;
const TICK = 5;
const POINTS = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];
const POINT = 360 / POINTS.length;

/** The heading as a tape that runs under a fixed mark. Standing still, it stands still. */
export const compass: Gauge = {
  needs: ["latitude", "longitude"],
  aspect: 9,
  drawStill() {},
  pieces(context) {
    const path = traceRidePath(context.sampler);
    return path ? [tapePiece(path, context)] : [];
  },
};

function tapePiece(path: RidePath, context: GaugeContext): Piece {
  const { box, sampler } = context;
  const margin = box.height * 0.3;
  const perDegree = (box.width - 2 * margin) / (2 * SHOWN);
  const turn = Math.round(360 * perDegree);
  return {
    bounds: box,
    // Whole pixels: letters and ticks move together.
    state(sample) {
      if (sample.latitude === undefined || sample.longitude === undefined) return [];
      const { heading } = placeOnPath(path, progressAt(sampler.track.time, path.progress, sample.utc));
      const pixels = Math.round((heading / (2 * Math.PI)) * turn);
      return [((pixels % turn) + turn) % turn];
    },
    draw(canvas, [pixels]) {
      // In a hidden place and outside the ride there is nothing to point at either.
      if (pixels === undefined) return;
      drawMark(canvas, context);
      drawTape(canvas, Number(pixels), turn, context);
    },
  };
}

function drawMark(canvas: Canvas2D, { box, theme }: GaugeContext): void {
  const half = box.height * 0.15;
  const x = box.x + box.width / 2;
  const y = box.y + box.height * 0.1;
  canvas.beginPath();
  canvas.moveTo(x - half, y);
  canvas.lineTo(x + half, y);
  canvas.lineTo(x, y + half * 1.5);
  canvas.closePath();
  canvas.lineJoin = "round";
  canvas.lineWidth = Math.max(2, box.height * 0.05);
  canvas.shadowColor = shadowOf(theme);
  canvas.shadowBlur = box.height * 0.04;
  canvas.strokeStyle = hairlineOf(theme);
  canvas.stroke();
  canvas.shadowColor = "transparent";
  canvas.fillStyle = theme.accent;
  canvas.fill();
}

function drawTape(canvas: Canvas2D, heading: number, turn: number, { box, theme }: GaugeContext): void {
  const middle = Math.round(box.x + box.width / 2);
  const perDegree = turn / 360;
  const shown = SHOWN * perDegree;
  const size = scaledSize(box.height * 0.48, theme, box.height * 0.34);
  const top = Math.round(box.y + box.height * 0.36);
  const under = Math.max(1, box.height * 0.02);
  const first = Math.ceil((heading - shown) / perDegree / TICK) * TICK;
  for (let degrees = first; degrees * perDegree <= heading + shown; degrees += TICK) {
    const offset = Math.round(degrees * perDegree) - heading;
    const opacity = 1 - (Math.abs(offset) / shown) ** 4;
    const isPoint = degrees % POINT === 0;
    const width = Math.max(1, Math.round(box.height * (isPoint ? 0.055 : 0.04)));
    const height = Math.round(box.height * (isPoint ? 0.16 : degrees % 15 === 0 ? 0.16 : 0.1));
    const x = middle + offset - Math.floor(width / 2);
    canvas.globalAlpha = opacity;
    if (theme.shadow > 0) {
      canvas.fillStyle = hairlineOf(theme);
      canvas.fillRect(x - under, top - under, width + 2 * under, height + 2 * under);
    }
    canvas.fillStyle = isPoint ? theme.foreground : withAlpha(theme.foreground, 0.8);
    canvas.fillRect(x, top, width, height);
    if (!isPoint) continue;
    const text = POINTS[(((degrees / POINT) % POINTS.length) + POINTS.length) % POINTS.length]!;
    const isMain = text.length === 1;
    const em = isMain ? size : Math.round(size * 0.72);
    const line: TextLine = {
      ...{
        text,
        size: em,
        weight: isMain ? 700 : 600,
        color: isMain ? theme.foreground : withAlpha(theme.foreground, 0.9),
      },
      x: middle + offset - Math.round(textWidth(text, em, isMain ? 700 : 600) / 2),
      y: Math.round(box.y + box.height * 0.88),
    };
    drawText(canvas, [line], theme);
  }
  canvas.globalAlpha = 1;
}
