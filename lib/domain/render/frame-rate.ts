import type { Rational } from "#lib/domain/render/video-facts";

/** Rates in which films are shown, rising. */
const STANDARD: readonly Rational[] = [
  { num: 24000, den: 1001 },
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30000, den: 1001 },
  { num: 30, den: 1 },
  { num: 48, den: 1 },
  { num: 50, den: 1 },
  { num: 60000, den: 1001 },
  { num: 60, den: 1 },
];
const FASTEST = 60;
/** A constant-rate file's average strays from its rate by its last frame only. */
const CONSTANT_WITHIN = 0.005;
/** ffprobe guesses 2997/100 for Matroska, whose clock counts milliseconds. */
const SAME_WITHIN = 0.0001;

export const perSecond = (rate: Rational): number => rate.num / rate.den;

/**
 * The constant rate of the output, from ffprobe's two rates of the source: `base` (r_frame_rate: the slowest rate
 * whose grid holds every timestamp) and `average` (avg_frame_rate).
 * Constant sources keep theirs, above 60 halved until it is not. Variable ones get their base rate when that is a
 * film's rate near the average (a camera that dropped frames), else the slowest film rate that keeps every frame.
 */
export function outputFrameRate(
  base: Rational | undefined,
  average: Rational | undefined,
): { rate: Rational; variable: boolean } {
  const mean = average ?? base;
  if (!mean) return { rate: { num: 30, den: 1 }, variable: true };
  const constant = base && Math.abs(perSecond(base) / perSecond(mean) - 1) <= CONSTANT_WITHIN;
  if (constant) return { rate: standardOrSame(atMostFastest(base)), variable: false };
  if (
    base &&
    isStandard(base) &&
    perSecond(base) >= 0.97 * perSecond(mean) &&
    perSecond(base) <= 1.6 * perSecond(mean)
  ) {
    return { rate: standardOrSame(base), variable: true };
  }
  const slowed = atMostFastest(mean);
  const rate = STANDARD.find((one) => perSecond(one) >= 0.97 * perSecond(slowed));
  return { rate: rate ?? { num: FASTEST, den: 1 }, variable: true };
}

function atMostFastest(rate: Rational): Rational {
  if (perSecond(rate) <= FASTEST * (1 + SAME_WITHIN)) return rate;
  return atMostFastest(
    rate.num % 2 === 0 ? { num: rate.num / 2, den: rate.den } : { num: rate.num, den: rate.den * 2 },
  );
}

function standardOrSame(rate: Rational): Rational {
  return STANDARD.find((one) => Math.abs(perSecond(one) / perSecond(rate) - 1) <= SAME_WITHIN) ?? rate;
}

function isStandard(rate: Rational): boolean {
  return STANDARD.some((one) => Math.abs(perSecond(one) / perSecond(rate) - 1) <= SAME_WITHIN);
}
