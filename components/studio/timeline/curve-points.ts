import type { Span } from "./view.ts";

/** Column `values` on rising `time`; NaN where not known. */
export type Curve = {
  readonly time: Float64Array;
  readonly values: Float64Array;
  /** Whether the line goes on from sample i to the next. */
  readonly joined: (i: number) => boolean;
  /** Seconds over which a line goes on past samples whose value is missing. */
  readonly longestStep: number;
};

/** A stretch of line: x in pixels from the left edge and the value, in turn. */
export type Line = readonly number[];

/**
 * What is to be drawn of a curve in a view `width` pixels wide: of every column of pixels the first, the lowest, the
 * highest and the last value, in order, which paints what all samples would (the M4 aggregation, Jugel et al. 2014).
 * One sample on either side of the view is kept, so that the line reaches the edges. Broken where nothing is known.
 */
export function curvePoints(curve: Curve, view: Span, width: number): Line[] {
  return reduced(curve, view, width, 1, extremesOf);
}

/** The curve's course where it is too dense to be read: the mean of each few pixels, as stretches of line. */
export function curveMeans(curve: Curve, view: Span, width: number, columnWidth: number): Line[] {
  return reduced(curve, view, width, columnWidth, meanOf);
}

/** Samples in view for each pixel. */
export function densityOf({ time }: Curve, view: Span, width: number): number {
  return (firstFrom(time, view.to) - firstFrom(time, view.from)) / width;
}

/** `x, value, x, value…` of one column to what is drawn of it. */
type Reduce = (column: readonly number[]) => number[];

function reduced(
  { time, values, joined, longestStep }: Curve,
  view: Span,
  width: number,
  columnWidth: number,
  reduce: Reduce,
): Line[] {
  const lines: number[][] = [];
  const first = Math.max(0, firstFrom(time, view.from) - 1);
  const end = Math.min(time.length, firstFrom(time, view.to) + 2);
  const scale = width / (view.to - view.from);
  const columnOf = (x: number) => Math.floor(x / columnWidth);
  let line: number[] | undefined;
  let column: number[] = [];
  let known = -1;

  function closeColumn() {
    if (line && column.length > 0) line.push(...reduce(column));
    column = [];
  }

  for (let i = first; i < end; i++) {
    if (i > first && !joined(i - 1)) known = -1;
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    const x = (time[i]! - view.from) * scale;
    const goesOn = known >= 0 && (known === i - 1 || time[i]! - time[known]! <= longestStep);
    if (!goesOn || columnOf(x) !== columnOf(column[0] ?? x)) closeColumn();
    if (!goesOn) {
      line = [];
      lines.push(line);
    }
    column.push(x, value);
    known = i;
  }
  closeColumn();
  return lines;
}

/** Of `x, value, x, value…` the first, the lowest, the highest and the last, in order and each once. */
function extremesOf(column: readonly number[]): number[] {
  let low = 0;
  let high = 0;
  for (let at = 2; at < column.length; at += 2) {
    if (column[at + 1]! < column[low + 1]!) low = at;
    if (column[at + 1]! > column[high + 1]!) high = at;
  }
  const kept = [...new Set([0, Math.min(low, high), Math.max(low, high), column.length - 2])];
  return kept.flatMap((at) => [column[at]!, column[at + 1]!]);
}

function meanOf(column: readonly number[]): number[] {
  const samples = column.length / 2;
  const sum = (offset: 0 | 1) => column.reduce((total, each, at) => (at % 2 === offset ? total + each : total), 0);
  return [sum(0) / samples, sum(1) / samples];
}

/** The first sample at or after a moment. */
function firstFrom(time: Float64Array, moment: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
