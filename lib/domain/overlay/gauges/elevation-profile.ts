import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Gauge, GaugeContext, Piece, Rect } from "#lib/domain/overlay/gauge";
import { drawMarker, markerReach } from "#lib/domain/overlay/marker";
import { type ProfileCurve, traceProfile } from "#lib/domain/overlay/profile-curve";
import { paintGlass, paintRidden, type Silhouette, STRIP, strokeUnder } from "#lib/domain/overlay/profile-paint";
import { evenRect, intersectRect, unionRect } from "#lib/domain/overlay/rect";
import { rideClimbs } from "#lib/domain/overlay/ride-climbs";
import { progressAt } from "#lib/domain/overlay/ride-progress";
import { drawText, scaledSize, type TextLine, textWidth } from "#lib/domain/overlay/text";
import type { Theme } from "#lib/domain/overlay/theme";
import { valueText } from "#lib/domain/overlay/value-text";
import type { TrackSampler } from "#lib/domain/track/sampler";

/** States tell positions apart by half a pixel. */
const STEPS_PER_PIXEL = 2;

/**
 * The whole ride's heights by distance as a silhouette that stands on the box's lower edge, the ridden part filled.
 * Steep stretches are deeper in colour, and climbs have their average gradients written inside where there is room.
 */
export const elevationProfile: Gauge = {
  needs: ["elevation", "distance"],
  aspect: 6,
  drawStill(canvas, context) {
    const profile = prepare(context);
    if (!profile) return;
    const { box, theme } = context;
    const ridden = firstColumn(context, profile.curve);
    canvas.beginPath();
    canvas.rect(box.x, box.y, box.width, box.height);
    canvas.clip();
    strokeUnder(canvas, profile, theme);
    paintGlass(canvas, profile, theme);
    drawText(canvas, profile.labels, theme);
    paintRidden(canvas, profile, 0, ridden, theme);
    drawRiddenLabels(canvas, profile, 0, ridden, context);
  },
  pieces(context) {
    const profile = prepare(context);
    return profile ? [riddenPiece(profile, context)] : [];
  },
};

type PreparedProfile = Silhouette & {
  readonly dot: number;
  /** The climbs' gradients. */
  readonly labels: readonly TextLine[];
};

function prepare({ box, sampler, theme }: GaugeContext): PreparedProfile | undefined {
  const dot = Math.max(4, box.height * 0.055);
  const top = Math.ceil(markerReach(dot));
  const area = { x: box.x, y: box.y + top, width: box.width, height: box.height - top };
  const curve = traceProfile(sampler, area);
  if (!curve) return undefined;
  return {
    area,
    curve,
    stroke: Math.max(1.5, box.height * 0.016),
    dot,
    labels: labelClimbs(sampler, area, curve, theme),
  };
}

/** Where each climb's silhouette is wide and high enough for its number. */
function labelClimbs(sampler: TrackSampler, area: Rect, { y }: ProfileCurve, theme: Theme): TextLine[] {
  const size = scaledSize(area.height * 0.17, theme, area.height * 0.17);
  const baseline = Math.round(area.y + area.height * 0.93);
  return rideClimbs(sampler).flatMap(({ start, end, foot, top }) => {
    const text = `${valueText(((top - foot) / (end - start)) * 100)}%`;
    const width = textWidth(text, size, 700);
    const [from, to] = [start, end].map((metres) => (metres / sampler.totalDistance) * area.width) as [number, number];
    // The upper half of the climb is higher: the number goes as far that way as the climb allows.
    const x = Math.round(Math.min(to - width, from + (to - from) * 0.6 - width / 2));
    const roof = Math.max(...y.slice(Math.max(0, x), x + width + 1));
    if (x < from - width * 0.1 || baseline - size * 1.05 < roof) return [];
    return [{ text, x: area.x + x, y: baseline, size, weight: 700, color: theme.foreground }];
  });
}

/** Where the moving part begins: the strips before it are ridden in every frame, and part of the still layer. */
function firstColumn({ sampler, span }: GaugeContext, curve: ProfileCurve): number {
  return Math.floor(progressAt(sampler.track.time, curve.progress, span.from) / STRIP) * STRIP;
}

function riddenPiece(profile: PreparedProfile, context: GaugeContext): Piece {
  const { area, curve, dot } = profile;
  const { box, sampler, span, theme } = context;
  const reach = markerReach(dot);
  const first = firstColumn(context, curve);
  const last = Math.ceil(progressAt(sampler.track.time, curve.progress, span.to));
  const columns = (from: number, to: number): Rect =>
    intersectRect(evenRect(area.x + from - reach, box.y, area.x + to + reach, box.y + box.height), box);
  return {
    bounds: columns(first, last),
    state(sample) {
      const position = progressAt(sampler.track.time, curve.progress, sample.utc);
      const inSpan = Math.min(last, Math.max(first, position));
      return [Math.round(inSpan * STEPS_PER_PIXEL), sample.distance === undefined ? 0 : 1];
    },
    draw(canvas, [steps, visible], within) {
      const position = Number(steps) / STEPS_PER_PIXEL;
      paintRidden(canvas, profile, first, Math.floor(position), theme, within);
      drawRiddenLabels(canvas, profile, first, Math.floor(position), context);
      if (!visible) return;
      const inside = Math.min(area.width - reach, Math.max(reach, position));
      const column = Math.min(area.width - 1, Math.floor(inside));
      const y = curve.y[column]! + (curve.y[column + 1]! - curve.y[column]!) * (inside - column);
      drawMarker(canvas, area.x + inside, y, dot, theme);
    },
    changed([before], [after]) {
      const [a, b] = [Number(before) / STEPS_PER_PIXEL, Number(after) / STEPS_PER_PIXEL];
      const moved = columns(Math.min(a, b) - 1, Math.max(a, b) + 1);
      const marked = columns(...markerSpan(a, b, area.width, reach));
      return [intersectRect(unionRect(moved, marked), columns(first, last))];
    },
  };
}

/** At the ends the marker stands still, whole inside the box, while the rider's column runs on. */
function markerSpan(a: number, b: number, width: number, reach: number): [number, number] {
  const inside = (position: number) => Math.min(width - reach, Math.max(reach, position));
  return [Math.min(inside(a), inside(b)), Math.max(inside(a), inside(b))];
}

/** The numbers again, over what is newly ridden; cut at whole pixels, so that the rest stays as it is. */
function drawRiddenLabels(
  canvas: Canvas2D,
  { area, labels }: PreparedProfile,
  from: number,
  to: number,
  { box, theme }: GaugeContext,
): void {
  const ridden = labels.filter(({ x }) => x - area.x < to);
  if (ridden.length === 0) return;
  canvas.save();
  canvas.beginPath();
  canvas.rect(area.x + from, box.y, to - from, box.height);
  canvas.clip();
  drawText(canvas, ridden, theme);
  canvas.restore();
}
