import type { Span } from "./view.ts";

/** Column `values` on rising `time`; NaN where not known. */
export type Curve = {
  readonly time: Float64Array;
  readonly values: Float64Array;
  /** Whether the line goes on from sample i to the next. */
  readonly joined: (i: number) => boolean;
  /** Seconds between two known values over which a line goes on between them. */
  readonly longestStep: number;
};

/** A stretch of line: x in pixels from the left edge and the value, in turn. */
export type Line = readonly number[];

/**
 * What is to be drawn of a curve in a view `width` pixels wide: of every column of pixels the first, the lowest, the
 * highest and the last value, in order, which paints what all samples would (the M4 aggregation, Jugel et al. 2014).
 * One sample on either side of the view is kept, so that the line reaches the edges. Broken where nothing is known.
 */
export function curvePoints({ time, values, joined, longestStep }: Curve, view: Span, width: number): Line[] {
  const lines: number[][] = [];
  const first = Math.max(0, firstFrom(time, view.from) - 1);
  const end = Math.min(time.length, firstFrom(time, view.to) + 2);
  const scale = width / (view.to - view.from);
  let line: number[] | undefined;
  let column: number[] = [];
  let known = -1;

  function closeColumn() {
    if (line && column.length > 0) line.push(...extremesOf(column));
    column = [];
  }

  for (let i = first; i < end; i++) {
    if (i > first && !joined(i - 1)) known = -1;
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    const x = (time[i]! - view.from) * scale;
    const goesOn = known >= 0 && time[i]! - time[known]! <= longestStep;
    if (!goesOn || Math.floor(x) !== Math.floor(column[0] ?? x)) closeColumn();
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
