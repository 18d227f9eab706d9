import { lineUpText } from "../en/line-up.ts";

const text = lineUpText.rate;

/** Clocks drift by less than this share; beyond it the video was made slower or faster. */
const MOST_DRIFT = 0.02;

/** What a sync's rate means: a timelapse, slow motion, or a clock that drifts. */
export function rateInWords(rate: number): string {
  const drift = (rate - 1) * 3600;
  if (Math.abs(drift) < 0.005) return text.own;
  if (Math.abs(rate - 1) <= MOST_DRIFT) {
    return text.drift(short(Math.abs(drift)), drift > 0 ? "slow" : "fast");
  }
  return text.other(short(rate), rate > 1 ? "a timelapse" : "slow motion");
}

const short = (value: number) => String(Number(value.toPrecision(4)));
