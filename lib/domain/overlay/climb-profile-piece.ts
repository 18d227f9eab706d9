import type { Canvas2D } from "#lib/domain/overlay/canvas";
import { type ClimbProfile, traceClimb } from "#lib/domain/overlay/climb-profile";
import { beginFaded, shownClimb } from "#lib/domain/overlay/climb-state";
import type { GaugeContext, Piece, PieceState, Rect } from "#lib/domain/overlay/gauge";
import { glassOf, hairlineOf, shadowOf, withAlpha } from "#lib/domain/overlay/ink";
import { drawMarker, markerReach } from "#lib/domain/overlay/marker";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import { steepnessColor } from "#lib/domain/overlay/steepness";
import { drawText, fitSize, type TextLine, textWidth } from "#lib/domain/overlay/text";
import { valueText } from "#lib/domain/overlay/value-text";
import type { Climb } from "#lib/domain/track/climbs";

/** Half a pixel of the climb's line. */
const STEPS_PER_PIXEL = 2;

/** The climb's line over its parts, each in the colour of its steepness with its gradient in it, and the rider on it. */
export function climbProfilePiece(climbs: readonly Climb[], context: GaugeContext): Piece {
  const { box, sampler } = context;
  const dot = Math.max(4, box.height * 0.028);
  const reach = Math.ceil(markerReach(dot));
  const top = Math.round(box.y + box.height * 0.19);
  const side = Math.round(box.height * 0.05);
  const area: Rect = {
    x: box.x + side,
    y: top + reach,
    width: box.width - 2 * side,
    height: Math.round(box.y + box.height * 0.7) - top - reach,
  };
  const bounds = intersectRect(evenRect(area.x - reach, top, area.x + area.width + reach, area.y + area.height), box);
  const profiles = new Map<number, ClimbProfile>();
  const profileOf = (index: number): ClimbProfile => {
    const known = profiles.get(index) ?? traceClimb(sampler, climbs[index]!, area);
    profiles.set(index, known);
    return known;
  };
  const columns = (from: number, to: number): Rect =>
    intersectRect(bounds, evenRect(area.x + from, bounds.y, area.x + to, bounds.y + bounds.height));
  return {
    bounds,
    state(sample) {
      const shown = shownClimb(climbs, sample.distance);
      return shown ? [shown.index, Math.round(shown.done * area.width * STEPS_PER_PIXEL), shown.seen] : [];
    },
    draw(canvas, [index, steps, seen], within = bounds) {
      if (index === undefined) return;
      beginFaded(canvas, seen, bounds);
      const profile = profileOf(Number(index));
      const position = Number(steps) / STEPS_PER_PIXEL;
      drawProfile(canvas, profile, area, position, context, within);
      const column = Math.min(area.width - 1, Math.floor(position));
      const y = profile.y[column]! + (profile.y[column + 1]! - profile.y[column]!) * (position - column);
      drawMarker(canvas, area.x + position, y, dot, context.theme);
    },
    changed(before: PieceState, after: PieceState) {
      if (before[0] !== after[0] || before[2] !== after[2] || before[0] === undefined) return [bounds];
      const [a, b] = [Number(before[1]) / STEPS_PER_PIXEL, Number(after[1]) / STEPS_PER_PIXEL];
      return [columns(Math.min(a, b) - reach - 1, Math.max(a, b) + reach + 1)];
    },
  };
}

/** Every part in the colour of its steepness, full where it is ridden, with its gradient written inside. */
function drawProfile(
  canvas: Canvas2D,
  { y, parts }: ClimbProfile,
  area: Rect,
  position: number,
  { theme }: GaugeContext,
  within: Rect,
): void {
  // Columns that can be seen, with room for what lines and letters reach beyond theirs.
  const spread = Math.ceil(area.height * 0.12) + 12;
  const first = Math.max(0, Math.floor((within.x - area.x - spread) / 2) * 2);
  const last = Math.min(area.width, within.x + within.width - area.x + spread);
  const bottom = area.y + area.height;
  const gap = Math.max(1, Math.round(area.height * 0.012));
  const labels: TextLine[] = [];
  const ridden = Math.floor(position);
  for (const [index, { from, to, gradient }] of parts.entries()) {
    if (to < first || from > last) continue;
    const end = index === parts.length - 1 ? to : to - gap;
    const color = steepnessColor(gradient) ?? theme.foreground;
    const above = area.y + area.height * 0.1;
    const fade = (top: number, low: number) => {
      const fill = canvas.createLinearGradient(0, above, 0, bottom);
      fill.addColorStop(0, withAlpha(color, top));
      fill.addColorStop(1, withAlpha(color, low));
      return fill;
    };
    fillColumns(canvas, y, area, from, end, glassOf(theme, 0.55));
    fillColumns(canvas, y, area, from, Math.min(end, ridden), fade(1, 0.72));
    fillColumns(canvas, y, area, Math.max(from, ridden), end, fade(0.5, 0.12));
    const text = `${valueText(gradient * 100)}%`;
    const wanted = Math.round(area.height * 0.19);
    const size = fitSize(wanted, (end - from) * 0.8, (em) => textWidth(text, em, 700));
    if (size < wanted * 0.5) continue;
    const x = Math.round(area.x + (from + end) / 2 - textWidth(text, size, 700) / 2);
    labels.push({ text, x, y: Math.round(bottom - area.height * 0.09), size, weight: 700, color: theme.foreground });
  }
  drawText(canvas, labels, theme);
  canvas.beginPath();
  for (let column = first; column <= last; column += 2) {
    if (column === first) canvas.moveTo(area.x + column, y[column]!);
    else canvas.lineTo(area.x + column, y[column]!);
  }
  canvas.lineJoin = "round";
  canvas.lineWidth = Math.max(2.5, area.height * 0.03);
  canvas.strokeStyle = hairlineOf(theme);
  canvas.shadowColor = shadowOf(theme);
  canvas.shadowBlur = area.height * 0.02;
  canvas.stroke();
  canvas.shadowColor = "transparent";
  canvas.lineWidth = Math.max(1.5, area.height * 0.018);
  canvas.strokeStyle = theme.foreground;
  canvas.stroke();
}

function fillColumns(canvas: Canvas2D, y: Float64Array, area: Rect, from: number, to: number, fill: unknown): void {
  if (to <= from) return;
  const bottom = area.y + area.height;
  canvas.beginPath();
  canvas.moveTo(area.x + from, bottom);
  for (let column = from; column < to; column += 2) canvas.lineTo(area.x + column, y[column]!);
  canvas.lineTo(area.x + to, y[to]!);
  canvas.lineTo(area.x + to, bottom);
  canvas.closePath();
  canvas.fillStyle = fill;
  canvas.fill();
}
