import type { Gauge, GaugeContext, Piece, Rect } from "#lib/domain/overlay/gauge";
import { glassOf, shadowOf, withAlpha } from "#lib/domain/overlay/ink";
import { drawMarker, markerReach } from "#lib/domain/overlay/marker";
import { evenRect, intersectRect, rectsMeet, unionRect } from "#lib/domain/overlay/rect";
import { progressAt } from "#lib/domain/overlay/ride-progress";
import { pointAt, type RouteLine, type RouteStretch, strokeStretch, traceRoute } from "#lib/domain/overlay/route-line";
import { projectRoute } from "#lib/domain/overlay/route-projection";

/** States tell positions apart by half a pixel of line. */
const STEPS_PER_PIXEL = 2;

/** The whole ride as a line without a map below it, the ridden part brighter, the rider as a ringed dot. */
export const routeMap: Gauge = {
  needs: ["latitude", "longitude"],
  aspect: 1,
  drawStill(canvas, context) {
    const route = prepare(context);
    if (!route) return;
    const { line, stroke, ridden } = route;
    canvas.lineCap = "round";
    canvas.lineJoin = "round";
    canvas.beginPath();
    for (const [index, stretch] of line.stretches.entries()) {
      const joined = line.stretches[index - 1]?.to === stretch.from;
      for (const [vertex, { x, y }] of stretch.points.entries()) {
        if (vertex > 0) canvas.lineTo(x, y);
        else if (!joined) canvas.moveTo(x, y);
      }
    }
    canvas.shadowColor = shadowOf(context.theme);
    canvas.shadowBlur = stroke * 1.4;
    canvas.strokeStyle = glassOf(context.theme);
    canvas.lineWidth = stroke * 1.6;
    canvas.stroke();
    canvas.shadowColor = "transparent";
    canvas.strokeStyle = withAlpha(context.theme.foreground, 0.5);
    canvas.lineWidth = stroke * 0.65;
    canvas.stroke();
    canvas.strokeStyle = context.theme.foreground;
    canvas.lineWidth = stroke;
    for (const stretch of ridden) strokeStretch(canvas, stretch, stretch.to);
  },
  pieces(context) {
    const route = prepare(context);
    return route ? [riddenPiece(route, context)] : [];
  },
};

type PreparedRoute = {
  readonly line: RouteLine;
  /** Width of the ridden line. */
  readonly stroke: number;
  readonly dot: number;
  /** Stretches ridden before anything is drawn, and those that may be entered. */
  readonly ridden: readonly RouteStretch[];
  readonly open: readonly RouteStretch[];
};

function prepare({ box, sampler, span }: GaugeContext): PreparedRoute | undefined {
  const dot = Math.max(4, box.height * 0.03);
  const stroke = Math.max(1.6, box.height * 0.016);
  const margin = markerReach(dot) + 1;
  const area = { x: box.x + margin, y: box.y + margin, width: box.width - 2 * margin, height: box.height - 2 * margin };
  const projected = projectRoute(sampler.track, area);
  if (!projected) return undefined;
  const line = traceRoute(projected, sampler.track.segmentStarts);
  const from = progressAt(sampler.track.time, line.progress, span.from);
  const to = progressAt(sampler.track.time, line.progress, span.to);
  return {
    line,
    stroke,
    dot,
    ridden: line.stretches.filter((stretch) => stretch.to < from - 1),
    open: line.stretches.filter((stretch) => stretch.to >= from - 1 && stretch.from <= to + 1),
  };
}

function riddenPiece(route: PreparedRoute, { box, sampler, theme }: GaugeContext): Piece {
  const { line, open, stroke, dot } = route;
  const reach = markerReach(dot);
  const around = (stretches: readonly RouteStretch[], margin: number): Rect => {
    const { x, y, width, height } = stretches.map((stretch) => stretch.bounds).reduce(unionRect);
    return evenRect(x - margin, y - margin, x + width + margin, y + height + margin);
  };
  const bounds = intersectRect(around(open, reach), box);
  const dotRect = (length: number): Rect => {
    const { x, y } = pointAt(open, length);
    return evenRect(x - reach, y - reach, x + reach, y + reach);
  };
  return {
    bounds,
    state(sample) {
      const length = progressAt(sampler.track.time, line.progress, sample.utc);
      const inSpan = Math.min(open.at(-1)!.to, Math.max(open[0]!.from, length));
      const placed = sample.latitude !== undefined && sample.longitude !== undefined;
      return [Math.round(inSpan * STEPS_PER_PIXEL), placed ? 1 : 0];
    },
    draw(canvas, [steps, visible], within) {
      const length = Number(steps) / STEPS_PER_PIXEL;
      canvas.lineCap = "round";
      canvas.lineJoin = "round";
      canvas.lineWidth = stroke;
      canvas.strokeStyle = theme.foreground;
      for (const stretch of open) {
        if (!within || rectsMeet(within, around([stretch], stroke))) strokeStretch(canvas, stretch, length);
      }
      if (!visible) return;
      const { x, y } = pointAt(open, length);
      drawMarker(canvas, x, y, dot, theme);
    },
    changed([before], [after]) {
      const low = Math.min(Number(before), Number(after)) / STEPS_PER_PIXEL;
      const high = Math.max(Number(before), Number(after)) / STEPS_PER_PIXEL;
      const dots = unionRect(dotRect(low), dotRect(high));
      const grown = open.filter((stretch) => stretch.to >= low && stretch.from <= high);
      const dirty = grown.length === 0 ? dots : unionRect(dots, around(grown, stroke + 1));
      return [intersectRect(dirty, bounds)];
    },
  };
}
