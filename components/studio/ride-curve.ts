import type { TrackSampler } from "#lib/domain/track/sampler";
import type { SampleKey } from "#lib/domain/track/track";
import { utcSeconds } from "#lib/domain/units";

export type Span = { readonly from: number; readonly to: number };

/** The curve's own drawing space: 1000 wide, 100 high, whatever size it gets on the page. */
export const CURVE = { width: 1000, height: 100 } as const;
const POINTS = 400;

/**
 * A value over a stretch of the ride as an SVG path, its least value at the bottom and its greatest at the top; broken
 * where the value is not known. With `closed` the area below it. Empty when there is nothing to draw.
 */
export function curvePath(sampler: TrackSampler, key: SampleKey, span: Span, closed: boolean): string {
  const step = (span.to - span.from) / (POINTS - 1);
  const values = Array.from({ length: POINTS }, (_, i) => sampler.sample(utcSeconds(span.from + i * step))[key]);
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return "";
  const low = key === "speed" ? 0 : Math.min(...known);
  const range = Math.max(Math.max(...known) - low, Number.EPSILON);
  const at = (index: number, value: number) =>
    `${((index / (POINTS - 1)) * CURVE.width).toFixed(1)} ${(CURVE.height - ((value - low) / range) * (CURVE.height - 8)).toFixed(1)}`;
  return stretches(values)
    .map((stretch) => {
      const line = stretch.map(([index, value]) => at(index, value)).join("L");
      const [first, last] = [stretch[0]!, stretch.at(-1)!];
      return closed ? `M${at(first[0], low)}L${line}L${at(last[0], low)}Z` : `M${line}`;
    })
    .join("");
}

function stretches(values: (number | undefined)[]): [number, number][][] {
  const found: [number, number][][] = [];
  let open = false;
  for (const [index, value] of values.entries()) {
    if (value === undefined) {
      open = false;
      continue;
    }
    if (!open) found.push([]);
    open = true;
    found.at(-1)!.push([index, value]);
  }
  return found;
}

/** The part of the ride to look at: all of it, or `length` seconds around `centre` without leaving the ride. */
export function spanAround(ride: Span, centre: number, length: number | undefined): Span {
  if (length === undefined || length >= ride.to - ride.from) return ride;
  const from = Math.min(Math.max(centre - length / 2, ride.from), ride.to - length);
  return { from, to: from + length };
}
