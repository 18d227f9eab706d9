import type { Track } from "#lib/domain/track/track";

/** Minutes by which a zone's clock may differ from the sun's: four hours, more than any zone with summer time does. */
const MOST_FROM_SUN = 240;

/**
 * False where a clock's offset from UTC (minutes) cannot be that of the place where the ride begins: programs write
 * UTC as if it were local time. True where no place is known.
 */
export function isNearLongitude(utcOffsetMinutes: number, { channels: { longitude } }: Track): boolean {
  const first = longitude?.find((value) => !Number.isNaN(value));
  if (first === undefined) return true;
  const difference = Math.abs(utcOffsetMinutes - first * 4) % 1440;
  return Math.min(difference, 1440 - difference) <= MOST_FROM_SUN;
}
