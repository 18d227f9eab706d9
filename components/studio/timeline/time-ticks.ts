import type { Span } from "./view.ts";

const MINUTE = 60;
const HOUR = 3600;
const STEPS = [
  0.1,
  0.2,
  0.5,
  1,
  2,
  5,
  10,
  15,
  30,
  MINUTE,
  120,
  300,
  600,
  900,
  1800,
  HOUR,
  7200,
  10_800,
  21_600,
  43_200,
  86_400,
];

/** Moments to write under a view: round times of the clock `offsetMinutes` east of UTC, at most `most` of them. */
export function timeTicks(
  { from, to }: Span,
  offsetMinutes: number,
  most: number,
): { step: number; moments: number[] } {
  const day = STEPS.at(-1)!;
  const wanted = (to - from) / Math.max(1, most);
  const step = STEPS.find((each) => each >= wanted) ?? Math.ceil(wanted / day) * day;
  const shift = offsetMinutes * MINUTE;
  const moments: number[] = [];
  const first = Math.ceil((from + shift) / step);
  // Counted, not added up: tenths of a second drift.
  for (let n = first; n * step - shift <= to; n++) moments.push(Number((n * step - shift).toFixed(3)));
  return { step, moments };
}
