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
/** A file's average strays from its rate by how long its last frames are said to last: by less than this, */
const AVERAGE_WITHIN = 0.005;
/** or than so many frames. */
const STRAY_FRAMES = 1.5;
/** ffprobe guesses 2997/100 for Matroska, whose clock counts milliseconds. */
const SAME_WITHIN = 0.0001;

export const perSecond = (rate: Rational): number => rate.num / rate.den;

/**
 * The constant rate of the output, from ffprobe's two rates of the source: `base` (r_frame_rate: the slowest rate
 * whose grid holds every timestamp) and `average` (avg_frame_rate).
 * Constant sources keep theirs, above 60 halved until it is not. Variable ones get their base rate when that is a
 * film's rate near the average (a camera that dropped frames), else the film rate that is the average but for what
 * averages stray, else the slowest one above it: every frame is kept, up to 60 a second. `frames` is how many the
 * average is of, where that is known.
 */
export function outputFrameRate(
  base: Rational | undefined,
  average: Rational | undefined,
  frames = Number.POSITIVE_INFINITY,
): { rate: Rational; variable: boolean } {
  const mean = average ?? base;
  if (!mean) return { rate: { num: 30, den: 1 }, variable: true };
  const stray = Math.max(AVERAGE_WITHIN, STRAY_FRAMES / frames);
  const constant = base && Math.abs(perSecond(base) / perSecond(mean) - 1) <= stray;
  if (constant) return { rate: standardOrSame(atMostFastest(base)), variable: false };
  const isBaseNear = base && isStandard(base) && isAtLeast(base, mean) && perSecond(base) <= 1.6 * perSecond(mean);
  if (isBaseNear) return { rate: standardOrSame(base), variable: true };
  const slowed = atMostFastest(mean);
  const enough = STANDARD.filter((one) => isAtLeast(one, slowed));
  const meant = enough
    .filter((one) => isAtLeast(slowed, one))
    .sort((a, b) => distance(a, slowed) - distance(b, slowed));
  return { rate: meant[0] ?? enough[0] ?? { num: FASTEST, den: 1 }, variable: true };
}

/** No lower than the other, but for what averages stray. */
function isAtLeast(rate: Rational, other: Rational): boolean {
  return perSecond(rate) >= (1 - AVERAGE_WITHIN) * perSecond(other);
}

function distance(a: Rational, b: Rational): number {
  return Math.abs(perSecond(a) - perSecond(b));
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
