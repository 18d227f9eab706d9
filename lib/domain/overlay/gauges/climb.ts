import type { Canvas2D } from "#lib/domain/overlay/canvas";
import { type ClimbProfile, traceClimb } from "#lib/domain/overlay/climb-profile";
import { FADES, type ShownClimb, shownClimb } from "#lib/domain/overlay/climb-state";
import { altitudeIn, type DisplayUnits, distanceIn } from "#lib/domain/overlay/display-units";
import type { Gauge, GaugeContext, Piece, PieceState, Rect } from "#lib/domain/overlay/gauge";
import { glassOf, hairlineOf, shadowOf, withAlpha } from "#lib/domain/overlay/ink";
import { drawMarker, markerReach } from "#lib/domain/overlay/marker";
import { linesBounds, numberLines } from "#lib/domain/overlay/number-lines";
import { evenRect, intersectRect } from "#lib/domain/overlay/rect";
import { rideClimbs } from "#lib/domain/overlay/ride-climbs";
import { steepnessColor } from "#lib/domain/overlay/steepness";
import { drawText, fitSize, scaledSize, type TextLine, textWidth } from "#lib/domain/overlay/text";
import { valueText } from "#lib/domain/overlay/value-text";
import type { Climb } from "#lib/domain/track/climbs";
import type { Sample } from "#lib/domain/track/track";

/** Half a pixel of the climb's line. */
const STEPS_PER_PIXEL = 2;

/**
 * The climb that is being ridden, or the next one: its profile with the gradients of its parts and the rider on it,
 * what is left of it and its average gradient. Gives way to the next by a short fade and hides after the last.
 */
export const climb: Gauge = {
  needs: ["elevation", "distance"],
  aspect: 1.9,
  shows: ({ sampler }) => rideClimbs(sampler).length > 0,
  drawStill() {},
  pieces(context) {
    const climbs = rideClimbs(context.sampler);
    return [
      headerPiece(climbs, context),
      profilePiece(climbs, context),
      ...FIGURES.map((figure, column) => figurePiece(climbs, figure, column, context)),
    ];
  },
};

const shownAt = (climbs: readonly Climb[], { distance }: Sample): ShownClimb | undefined =>
  distance === undefined ? undefined : shownClimb(climbs, distance);

function beginFaded(canvas: Canvas2D, seen: unknown, { x, y, width, height }: Rect): void {
  canvas.globalAlpha *= Number(seen) / FADES;
  canvas.beginPath();
  canvas.rect(x, y, width, height);
  canvas.clip();
}

// ── "CLIMB 2 OF 5", and how far it is to the next one ────────────────────────────────────────────────────────────

function headerPiece(climbs: readonly Climb[], context: GaugeContext): Piece {
  const { box, theme, units } = context;
  const size = scaledSize(box.height * 0.115, theme, box.height * 0.13);
  const y = Math.round(box.y + box.height * 0.14);
  const lines = (number: number, ahead: string): TextLine[] => {
    const name = `CLIMB ${number}/${climbs.length}`;
    const left = Math.round(box.x + box.height * 0.05);
    const right = Math.round(box.x + box.width - box.height * 0.05 - textWidth(ahead, size, 600));
    return [
      { text: name, x: left, y, size, weight: 700, color: theme.accent },
      { text: ahead, x: right, y, size, weight: 600, color: theme.foreground },
    ];
  };
  const bounds = linesBounds([...lines(climbs.length, ""), ...lines(climbs.length, "888.8 km · +8888 m")], box);
  return {
    bounds,
    state(sample) {
      const shown = shownAt(climbs, sample);
      if (!shown) return [];
      const { start, end, foot, top } = climbs[shown.index]!;
      const [value, unit] = lengthText(shown.ahead > 0 ? shown.ahead : end - start, units);
      const rise = `${valueText(altitudeIn(units.altitude, top - foot))} ${units.altitude}`;
      return [shown.index, shown.ahead > 0 ? `IN ${value} ${unit}` : `${value} ${unit} · +${rise}`, shown.seen];
    },
    draw(canvas, [index, ahead, seen]) {
      if (index === undefined) return;
      beginFaded(canvas, seen, bounds);
      drawText(canvas, lines(Number(index) + 1, String(ahead)), theme);
    },
  };
}

// ── What is left, below the profile ──────────────────────────────────────────────────────────────────────────────

type Figure = {
  readonly caption: string;
  readonly widest: string;
  text(climb: Climb, shown: ShownClimb, sample: Sample, units: DisplayUnits): readonly [value: string, unit: string];
};

const FIGURES: readonly Figure[] = [
  {
    caption: "LEFT",
    widest: "88.8",
    text: ({ start, end }, { done }, _, units) => lengthText((end - start) * (1 - done), units),
  },
  {
    caption: "TO THE TOP",
    widest: "8888",
    text({ foot, top }, { ahead, done }, { elevation }, units) {
      const metres = ahead > 0 ? top - foot : done === 1 ? 0 : elevation === undefined ? undefined : top - elevation;
      return [
        valueText(metres === undefined ? undefined : altitudeIn(units.altitude, Math.max(0, metres))),
        units.altitude,
      ];
    },
  },
  {
    caption: "AVERAGE",
    widest: "88.8",
    text: ({ start, end, foot, top }) => [valueText(((top - foot) / (end - start)) * 100, 1), "%"],
  },
];

/** Kilometres or miles with one decimal; the last kilometre in tens of metres. */
function lengthText(metres: number, { distance }: DisplayUnits): readonly [value: string, unit: string] {
  if (distance === "km" && metres < 995) return [valueText(Math.ceil(metres / 10) * 10), "m"];
  return [valueText(distanceIn(distance, metres), 1), distance];
}

function figurePiece(climbs: readonly Climb[], figure: Figure, column: number, context: GaugeContext): Piece {
  const { box, theme, units } = context;
  const x = Math.round(box.x + box.height * 0.05 + (column / FIGURES.length) * box.width);
  const right = Math.round(box.x + ((column + 1) / FIGURES.length) * box.width);
  const y = Math.round(box.y + box.height * 0.865);
  const size = scaledSize(box.height * 0.18, theme, box.height * 0.15);
  const captionSize = fitSize(scaledSize(box.height * 0.085, theme, box.height * 0.075), right - x, (em) =>
    textWidth(figure.caption, em, 600),
  );
  const lines = (value: string, unit: string): TextLine[] => [
    ...numberLines(value, unit, { x, y, size, unit: 0.5, right }, theme),
    {
      ...{ text: figure.caption, x, y: Math.round(box.y + box.height * 0.965), size: captionSize, weight: 600 },
      color: withAlpha(theme.foreground, 0.85),
    },
  ];
  const bounds = linesBounds(lines(figure.widest, "km"), box);
  return {
    bounds,
    state(sample) {
      const shown = shownAt(climbs, sample);
      return shown ? [...figure.text(climbs[shown.index]!, shown, sample, units), shown.seen] : [];
    },
    draw(canvas, [value, unit, seen]) {
      if (value === undefined) return;
      beginFaded(canvas, seen, bounds);
      drawText(canvas, lines(String(value), String(unit)), theme);
    },
  };
}

// ── The profile ──────────────────────────────────────────────────────────────────────────────────────────────────

function profilePiece(climbs: readonly Climb[], context: GaugeContext): Piece {
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
      const shown = shownAt(climbs, sample);
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
