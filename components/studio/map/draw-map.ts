import type { Span } from "../timeline/view.ts";
import type { ScreenPath } from "./map-route.ts";
import type { Size } from "./map-view.ts";

/** A zone in CSS pixels. */
type ScreenCircle = {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly isChosen: boolean;
};
type Point = { readonly x: number; readonly y: number };

export type MapDrawing = {
  readonly size: Size;
  readonly path: ScreenPath;
  readonly clip: Span;
  readonly zones: readonly ScreenCircle[];
  readonly start: Point;
  readonly finish: Point;
};

const WHOLE: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
const HATCH = 7;

/** Everything that stands still: the route, the clip on it, its ends, and the circles that hide. */
export function drawMap(
  context: CanvasRenderingContext2D,
  { path, clip, zones, start, finish, size }: MapDrawing,
): void {
  const colour = coloursOf(context.canvas);
  context.lineJoin = context.lineCap = "round";
  strokePath(context, path, WHOLE, 5, colour("--surface"));
  strokePath(context, path, WHOLE, 2, colour("--muted"));
  strokePath(context, path, clip, 7, colour("--surface"));
  strokePath(context, path, clip, 4, colour("--accent"));
  for (const zone of zones) drawZone(context, zone, size, colour);
  drawFinish(context, finish, colour("--text"), colour("--surface"));
  dot(context, start, 6.5, colour("--surface"));
  dot(context, start, 4.5, colour("--success"));
}

/** The way ridden up to a moment. */
export function drawRidden(context: CanvasRenderingContext2D, path: ScreenPath, until: number): void {
  context.lineJoin = context.lineCap = "round";
  strokePath(context, path, { from: WHOLE.from, to: until }, 2, coloursOf(context.canvas)("--text"));
}

function coloursOf(canvas: HTMLCanvasElement): (name: string) => string {
  const style = getComputedStyle(canvas);
  return (name) => style.getPropertyValue(name);
}

function strokePath(
  context: CanvasRenderingContext2D,
  path: ScreenPath,
  { from, to }: Span,
  width: number,
  colour: string,
) {
  const { time, x, y, starts } = path;
  context.beginPath();
  let isDown = false;
  for (let i = 0; i < time.length && time[i]! <= to; i++) {
    if (time[i]! < from) continue;
    if (isDown && !starts[i]) context.lineTo(x[i]!, y[i]!);
    else context.moveTo(x[i]!, y[i]!);
    isDown = true;
  }
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}

/** A veil with hatching over what is not shown. */
function drawZone(
  context: CanvasRenderingContext2D,
  { x, y, radius, isChosen }: ScreenCircle,
  size: Size,
  colour: (name: string) => string,
): void {
  if (x + radius < 0 || y + radius < 0 || x - radius > size.width || y - radius > size.height) return;
  context.save();
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.save();
  context.clip();
  context.globalAlpha = 0.72;
  context.fillStyle = colour("--page");
  context.fill();
  context.globalAlpha = 0.5;
  context.beginPath();
  // Hatching that stays with the circle, and only where it is seen.
  const [left, right] = [Math.max(x - radius, -size.height), Math.min(x + radius, size.width + size.height)];
  const [top, bottom] = [Math.max(y - radius, 0), Math.min(y + radius, size.height)];
  const first = Math.ceil((left - (bottom - top) - x) / HATCH) * HATCH + x;
  for (let from = first; from < right; from += HATCH) {
    context.moveTo(from, bottom);
    context.lineTo(from + (bottom - top), top);
  }
  context.lineWidth = 1;
  context.strokeStyle = colour("--muted");
  context.stroke();
  context.restore();
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.lineWidth = isChosen ? 2.5 : 1.5;
  context.strokeStyle = colour(isChosen ? "--accent-text" : "--text");
  context.setLineDash([6, 4]);
  context.stroke();
  context.restore();
}

function dot(context: CanvasRenderingContext2D, { x, y }: Point, radius: number, colour: string) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

/** A chequered square. */
function drawFinish(context: CanvasRenderingContext2D, { x, y }: Point, dark: string, light: string) {
  context.fillStyle = light;
  context.fillRect(x - 7, y - 7, 14, 14);
  context.fillStyle = dark;
  for (let row = 0; row < 3; row++) {
    for (let column = row % 2; column < 3; column += 2) context.fillRect(x - 6 + 4 * column, y - 6 + 4 * row, 4, 4);
  }
}
