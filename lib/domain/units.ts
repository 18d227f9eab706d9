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

/** `2019-05-06T18:15:07.360Z` for a moment. */
export function formatUtc(moment: UtcSeconds): string {
  return new Date(Math.round(moment * 1000)).toISOString();
}

/**
 * Reads an ISO 8601 date-time with a zone (`Z` or `±hh:mm`), down to nanoseconds.
 * Without a zone the text is taken as UTC: GPX says that times are UTC.
 * Returns undefined when the text is not such a date-time.
 */
export function parseUtc(text: string): UtcSeconds | undefined {
  const match = ISO_DATE_TIME.exec(text.trim());
  if (!match) return undefined;
  const [, date, time, fraction, zone] = match;
  const millis = Date.parse(`${date}T${time}${normaliseZone(zone)}`);
  if (Number.isNaN(millis)) return undefined;
  return utcSeconds(millis / 1000 + (fraction ? Number(`0.${fraction}`) : 0));
}

const ISO_DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:[.,](\d{1,12}))?\s*(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;

function normaliseZone(zone: string | undefined): string {
  if (!zone || zone === "Z" || zone === "z") return "Z";
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
