const MINUTE = 60;
const HOUR = 3600;

/** Seconds from one failed try to the next: eight tries over about a day. */
const PAUSES = [10, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 15 * HOUR];

/** Seconds until the next try after so many have failed; undefined when that was the last. */
export function pauseAfter(attempts: number): number | undefined {
  return PAUSES[attempts - 1];
}
