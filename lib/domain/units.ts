import { parseTime } from "#lib/domain/parse-time";

/**
 * Units in types. Everything inside SportsSync is SI; conversion happens only where a value is drawn.
 * A brand costs nothing at run time: it only stops metres from being passed where seconds are wanted.
 */
declare const unit: unique symbol;
type Brand<T, Name extends string> = T & { readonly [unit]: Name };

/** A length of time, or a position in a video: seconds since its first video frame. */
export type Seconds = Brand<number, "Seconds">;
/** A moment: seconds since 1970-01-01T00:00:00Z, with fractions. */
export type UtcSeconds = Brand<number, "UtcSeconds">;
/** An angle in degrees: latitude, longitude (WGS 84) or a course clockwise from north. */
export type Degrees = Brand<number, "Degrees">;

export const seconds = (value: number) => value as Seconds;
export const utcSeconds = (value: number) => value as UtcSeconds;
export const degrees = (value: number) => value as Degrees;

/** The farthest moment from 1970 that a date can name, seconds (ECMA-262, "Time Values and Time Range"). */
const FARTHEST = 8.64e12;

/** True for a moment of which a date can be made; `formatUtc` and `Date` throw for others. */
export function isDate(moment: number): boolean {
  return Math.abs(moment) <= FARTHEST;
}

/** `2019-05-06T18:15:07.360Z` for a moment that is a date. */
export function formatUtc(moment: UtcSeconds): string {
  return new Date(Math.round(moment * 1000)).toISOString();
}

/** The moment that an ISO 8601 date-time names, see `parseTime`; undefined when it names none. */
export function parseUtc(text: string): UtcSeconds | undefined {
  const moment = parseTime(text.trim());
  return Number.isNaN(moment) ? undefined : utcSeconds(moment);
}
