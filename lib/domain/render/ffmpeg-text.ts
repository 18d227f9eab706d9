import type { Rational } from "#lib/domain/render/video-facts";

/** A rate as ffmpeg reads it. */
export const rateText = ({ num, den }: Rational): string => `${num}/${den}`;
/** Seconds as ffmpeg reads them; microseconds are its own resolution. */
export const secondsText = (value: number): string => value.toFixed(6);
