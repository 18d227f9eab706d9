import type { Span } from "./view.ts";

const MINUTE = 60;
const HOUR = 3600;
const STEPS = [1, 2, 5, 10, 15, 30, MINUTE, 120, 300, 600, 900, 1800, HOUR, 7200, 10_800, 21_600, 43_200, 86_400];

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
  for (let at = Math.ceil((from + shift) / step) * step - shift; at <= to; at += step) moments.push(at);
  return { step, moments };
}
