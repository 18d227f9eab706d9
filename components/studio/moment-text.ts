import { parseUtc, type UtcSeconds, utcSeconds } from "#lib/domain/units";
import { lineUpText } from "../en/line-up.ts";

const DAY = 86_400;

/** `+02:00` for 120 minutes, `UTC` for 0. */
export function formatOffset(minutes: number): string {
  if (minutes === 0) return "UTC";
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "−" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The clock that moments are written on, as a sentence. */
export function zoneInWords(minutes: number): string {
  if (minutes === 0) return lineUpText.utc;
  return lineUpText.local(offsetInWords(minutes), minutes < 0 ? "behind" : "ahead of");
}

/** `2 h`, `5 h 45 min`, on whichever side of UTC. */
export function offsetInWords(minutes: number): string {
  const size = Math.abs(minutes);
  return [size >= 60 && `${Math.floor(size / 60)} h`, size % 60 > 0 && `${size % 60} min`].filter(Boolean).join(" ");
}

/** `2019-05-06 20:15:07.36` on a clock that is `offsetMinutes` east of UTC. */
export function formatMoment(moment: UtcSeconds, offsetMinutes: number): string {
  return `${dateOf(moment, offsetMinutes)} ${formatClock(moment, offsetMinutes)}`;
}

/** `20:15:07.36`, or `20:15:07` with no decimals. */
export function formatClock(moment: UtcSeconds, offsetMinutes: number, decimals = 2): string {
  const scale = 10 ** decimals;
  const shifted = Math.round((moment + offsetMinutes * 60) * scale) / scale;
  const iso = new Date(Math.round(shifted * 1000)).toISOString();
  return decimals === 0 ? iso.slice(11, 19) : iso.slice(11, 20 + decimals);
}

/**
 * Reads what a person types for a moment: a date and time, or a time of day alone, which is then looked for near the
 * ride. A zone in the text (`Z`, `+02:00`) wins over `offsetMinutes`. Undefined when it is no moment.
 */
export function parseMoment(
  text: string,
  offsetMinutes: number,
  ride: { readonly start: UtcSeconds; readonly end: UtcSeconds },
): UtcSeconds | undefined {
  const [, date, clock, zone] =
    MOMENT.exec(
      text
        .trim()
        .replace("−", "-")
        .replace(/\s*UTC$/i, "Z"),
    ) ?? [];
  if (!clock) return undefined;
  const time = clock.length <= 5 ? `${clock}:00` : clock;
  const read = (day: string) => {
    const moment = parseUtc(`${day}T${time.padStart(8, "0")}${zone ?? "Z"}`);
    return moment === undefined || zone ? moment : utcSeconds(moment - offsetMinutes * 60);
  };
  if (date) return read(date);
  const days = [-DAY, 0, DAY, 2 * DAY].map((shift) => read(dateOf(utcSeconds(ride.start + shift), offsetMinutes)));
  return nearest(days, ride);
}

const MOMENT =
  /^(?:(\d{4}-\d{2}-\d{2})[T ]+)?(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s*(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;

function nearest(moments: (UtcSeconds | undefined)[], ride: { start: UtcSeconds; end: UtcSeconds }) {
  const distance = (moment: UtcSeconds) => Math.max(ride.start - moment, moment - ride.end, 0);
  let best: UtcSeconds | undefined;
  for (const moment of moments) {
    if (moment !== undefined && (best === undefined || distance(moment) < distance(best))) best = moment;
  }
  return best;
}

function dateOf(moment: UtcSeconds, offsetMinutes: number): string {
  return new Date(Math.round((moment + offsetMinutes * 60) * 1000)).toISOString().slice(0, 10);
}

const two = (value: number) => String(value).padStart(2, "0");
