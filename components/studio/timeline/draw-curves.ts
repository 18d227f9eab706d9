import { curveMeans, curvePoints, densityOf, type Line } from "./curve-points.ts";
import type { CurveName, RideCurve } from "./ride-curves.ts";
import type { Span } from "./view.ts";

type Picture = {
  readonly view: Span;
  /** Moments of vertical lines. */
  readonly ticks: readonly number[];
  /** Device pixels per CSS pixel. */
  readonly scale: number;
};

/** Room above the highest value, a share of the height. */
const HEADROOM = 0.08;

/** More samples than this for each pixel, and a line is no more than a smear. */
const DENSE = 2;
/** CSS pixels over which a dense curve is averaged, and how much of its extremes is still seen. */
const AVERAGED = 4;
const EXTREMES = 0.3;

/** Paints the curves over the whole canvas, elevation as an area; colours are the page's own (`--curve-…`). */
export function drawCurves(context: CanvasRenderingContext2D, curves: readonly RideCurve[], picture: Picture): void {
  const { width, height } = context.canvas;
  const { view, ticks, scale } = picture;
  const style = getComputedStyle(context.canvas);
  const colour = (name: CurveName | "grid") => style.getPropertyValue(`--curve-${name}`);
  context.clearRect(0, 0, width, height);
  context.fillStyle = colour("grid");
  for (const tick of ticks) {
    context.fillRect(Math.round(((tick - view.from) / (view.to - view.from)) * width), 0, scale, height);
  }
  context.lineJoin = "round";
  context.lineWidth = 1.5 * scale;
  // The area first: lines stay in front of it.
  for (const curve of curves.toSorted((a, b) => Number(b.name === "elevation") - Number(a.name === "elevation"))) {
    const y = (value: number) => height * (1 - ((value - curve.low) / (curve.high - curve.low)) * (1 - HEADROOM));
    const lines = curvePoints(curve, view, width);
    context.fillStyle = context.strokeStyle = colour(curve.name);
    if (curve.name === "elevation") {
      for (const line of lines) context.fill(areaOf(line, y, height));
      continue;
    }
    const isDense = densityOf(curve, view, width) > DENSE;
    context.globalAlpha = isDense ? EXTREMES : 1;
    for (const line of lines) context.stroke(pathOf(line, y));
    context.globalAlpha = 1;
    const means = isDense ? curveMeans(curve, view, width, AVERAGED * scale) : [];
    for (const line of means) context.stroke(pathOf(line, y));
  }
}

function areaOf(line: Line, y: (value: number) => number, height: number): Path2D {
  const path = pathOf(line, y);
  path.lineTo(line.at(-2)!, height);
  path.lineTo(line[0]!, height);
  return path;
}

function pathOf(line: Line, y: (value: number) => number): Path2D {
  const path = new Path2D();
  for (let at = 0; at < line.length; at += 2) path.lineTo(line[at]!, y(line[at + 1]!));
  return path;
}
