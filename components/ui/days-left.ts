import { yourDataText } from "../en/your-data.ts";

const DAY = 86_400_000;

/** Days that are said as a warning. */
const SOON = 3;

/** How long something is still there, in words; undefined once it is not. `soon`: within three days. */
export function daysLeft(until: string, now: number): { readonly text: string; readonly soon: boolean } | undefined {
  const left = Date.parse(until) - now;
  if (!(left > 0)) return undefined;
  const days = Math.floor(left / DAY);
  const { hours, days: inDays } = yourDataText.left;
  return { text: days === 0 ? hours : inDays(days), soon: left <= SOON * DAY };
}
