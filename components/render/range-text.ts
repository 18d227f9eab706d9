import type { Range } from "#lib/domain/render/estimate";

/** `40–70 MB`: two numbers that do not pretend to know better, in one unit. */
export function sizeRange({ low, high }: Pick<Range, "low" | "high">): string {
  const [unit, name] = SIZES.find(([each]) => high >= each) ?? SIZES[SIZES.length - 1]!;
  return joined(twoDigits(low / unit), twoDigits(high / unit), name);
}

const SIZES = [
  [1e9, "GB"],
  [1e6, "MB"],
  [1e3, "kB"],
] as const;

/** `2–4 min`, `15–30 s`, `1–2 h`. */
export function timeRange({ low, high }: Pick<Range, "low" | "high">): string {
  if (high < 90) return joined(roundTo(low, 5), roundTo(high, 5), "s");
  if (high < 90 * 60) return joined(Math.max(1, Math.round(low / 60)), Math.ceil(high / 60), "min");
  return joined(twoDigits(low / 3600), twoDigits(high / 3600), "h");
}

function joined(low: number, high: number, unit: string): string {
  return low >= high ? `${high} ${unit}` : `${low}–${high} ${unit}`;
}

const roundTo = (value: number, step: number): number => Math.max(step, Math.round(value / step) * step);

/** 1234 becomes 1200, 0.567 becomes 0.57; what rounds to nothing is shown as little. */
function twoDigits(value: number): number {
  return Math.max(0.1, Number(value.toPrecision(2)));
}
