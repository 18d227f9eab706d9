import type { Canvas2D } from "#lib/domain/overlay/canvas";
import type { Rect } from "#lib/domain/overlay/gauge";
import { glassOf, hairlineOf, mixColors, shadowOf, withAlpha } from "#lib/domain/overlay/ink";
import type { ProfileCurve } from "#lib/domain/overlay/profile-curve";
import type { Theme } from "#lib/domain/overlay/theme";

/** A profile's curve in pixels, to be painted. */
export type Silhouette = {
  /** Where the curve runs: the gauge's box without room for the marker above it. */
  readonly area: Rect;
  readonly curve: ProfileCurve;
  /** Width of the line on its edge. */
  readonly stroke: number;
};

/**
 * The silhouette is painted in strips of this many columns with upright edges on whole pixels: what is painted in one
 * pixel never depends on how far the rest is painted.
 */
export const STRIP = 32;
/** From the first of these slopes (rise over run) to the second the silhouette deepens. */
const GENTLE = 0.025;
const STEEP = 0.11;
/** Every second column is a vertex of the curve: no one sees the ones between. */
const VERTEX = 2;

/** The shadow and the hairline under the whole of it. */
export function strokeUnder(canvas: Canvas2D, profile: Silhouette, theme: Theme): void {
  canvas.save();
  canvas.shadowColor = shadowOf(theme);
  canvas.shadowBlur = profile.stroke * 2;
  canvas.strokeStyle = hairlineOf(theme);
  canvas.lineWidth = profile.stroke;
  canvas.lineJoin = "round";
  strokeCurve(canvas, profile, 0, profile.area.width);
  canvas.restore();
}

/** The whole of it as glass: what is still to be ridden. */
export function paintGlass(canvas: Canvas2D, profile: Silhouette, theme: Theme): void {
  const { area } = profile;
  paint(canvas, profile, 0, area.width, {
    fill: (slope) => fade(canvas, area, glassAt(theme, slope), glassOf(theme, 0.45)),
    line: withAlpha(theme.foreground, 0.75),
  });
}

/** The columns `[from, to)` as they are once they are ridden. */
export function paintRidden(
  canvas: Canvas2D,
  profile: Silhouette,
  from: number,
  to: number,
  theme: Theme,
  within?: Rect,
): void {
  const { area } = profile;
  const fill = (slope: number) => {
    const color = mixColors(theme.accent, GROUND[theme.mode], 0.42 * steepness(slope));
    return fade(canvas, area, withAlpha(color, 0.92), withAlpha(color, 0.42 + 0.3 * steepness(slope)));
  };
  paint(canvas, profile, from, to, { fill, line: theme.foreground }, within);
}

const GROUND = { dark: "#080d16", light: "#f4f7fa" } as const;

/** Glass, tinted where it is steep. */
function glassAt({ mode, accent }: Theme, slope: number): string {
  return withAlpha(mixColors(GROUND[mode], accent, 0.42 * steepness(slope)), 0.6 + 0.1 * steepness(slope));
}

/** 0 to 1. */
const steepness = (slope: number): number => Math.min(1, Math.max(0, (slope - GENTLE) / (STEEP - GENTLE)));

function fade(canvas: Canvas2D, area: Rect, above: string, below: string): unknown {
  const fill = canvas.createLinearGradient(0, area.y, 0, area.y + area.height);
  fill.addColorStop(0, above);
  fill.addColorStop(1, below);
  return fill;
}

/** `fill` by the slope (rise over run) of a strip. */
type Paint = { fill(slope: number): unknown; readonly line: string };

/** Paints the columns `[from, to)`: the silhouette and, on its edge, the line. */
function paint(
  canvas: Canvas2D,
  profile: Silhouette,
  from: number,
  to: number,
  { fill, line }: Paint,
  within: Rect = profile.area,
) {
  const { area, curve } = profile;
  const bottom = area.y + area.height;
  canvas.lineJoin = "round";
  canvas.lineWidth = profile.stroke;
  canvas.strokeStyle = line;
  for (let strip = Math.floor(from / STRIP) * STRIP; strip < to; strip += STRIP) {
    if (area.x + strip > within.x + within.width || area.x + strip + STRIP < within.x) continue;
    const left = Math.max(from, strip);
    const right = Math.min(to, strip + STRIP);
    const end = Math.min(area.width, strip + STRIP);
    canvas.save();
    canvas.fillStyle = fill(curve.slope(strip, end));
    canvas.beginPath();
    canvas.rect(area.x + left, area.y - area.height, right - left, 2 * area.height);
    canvas.clip();
    canvas.beginPath();
    canvas.moveTo(area.x + strip, bottom);
    for (let column = strip; column <= end; column += VERTEX) canvas.lineTo(area.x + column, curve.y[column]!);
    canvas.lineTo(area.x + end, bottom);
    canvas.closePath();
    canvas.fill();
    strokeCurve(canvas, profile, Math.max(0, strip - 4), Math.min(area.width, end + 4));
    canvas.restore();
  }
}

function strokeCurve(canvas: Canvas2D, { area, curve }: Silhouette, from: number, to: number): void {
  canvas.beginPath();
  for (let column = from; column <= to; column += VERTEX) {
    if (column === from) canvas.moveTo(area.x + column, curve.y[column]!);
    else canvas.lineTo(area.x + column, curve.y[column]!);
  }
  canvas.stroke();
}
