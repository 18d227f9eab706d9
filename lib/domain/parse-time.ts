/**
 * Seconds since 1970 for an ISO 8601 date-time as GPX files write it: `2019-05-06T18:15:07.3600000+02:00`.
 * Any number of decimals; without a zone it is read as UTC, see `lacksZone`. NaN when the text is no such time.
 * Read by hand: it runs once a point, and `Date.parse` is slower and stops at milliseconds.
 */
export function parseTime(text: string): number {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = digits(text, 17, 2);
  const separators = text[4] === "-" && text[7] === "-" && text[13] === ":" && text[16] === ":";
  const between = text[10] === "T" || text[10] === "t" || text[10] === " ";
  if (!separators || !between || !isClock(hour, minute, second) || !isDay(year, month, day)) return Number.NaN;
  let end = FRACTION_START;
  let fraction = 0;
  if (text[end] === "." || text[end] === ",") {
    do end++;
    while (isDigit(text.charCodeAt(end)));
    if (end > FRACTION_START + 1) fraction = Number(`0.${text.slice(FRACTION_START + 1, end)}`);
  }
  const zone = zoneSeconds(text, end);
  return daysSince1970(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - zone + fraction;
}

/** True for a date-time without `Z` or an offset. */
export function lacksZone(text: string): boolean {
  return isDigit(text.charCodeAt(text.length - 1)) && !/[+-]\d{2}(:?\d{2})?$/.test(text.slice(FRACTION_START));
}

/** Minutes east of UTC that a date-time names as `+01:00`; undefined for `Z`, for none, and for what is no offset. */
export function zoneMinutes(text: string): number | undefined {
  const from = text.slice(FRACTION_START).search(/[+-]/);
  if (from < 0) return undefined;
  const seconds = zoneSeconds(text, FRACTION_START + from);
  return Number.isNaN(seconds) ? undefined : seconds / 60 + 0; // not −0
}

const FRACTION_START = 19;

function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    const code = text.charCodeAt(i);
    if (!isDigit(code)) return Number.NaN;
    value = value * 10 + code - 48;
  }
  return value;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isClock(hour: number, minute: number, second: number): boolean {
  return hour < 24 && minute < 60 && second <= 60; // 60: a leap second
}

function isDay(year: number, month: number, day: number): boolean {
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

function zoneSeconds(text: string, from: number): number {
  const first = text[from];
  if (first === undefined) return 0;
  if (first === "Z" || first === "z") return text.length === from + 1 ? 0 : Number.NaN;
  if (first !== "+" && first !== "-") return Number.NaN;
  const hours = digits(text, from + 1, 2);
  const colon = text[from + 3] === ":" ? 1 : 0;
  const minutes = text.length === from + 3 ? 0 : digits(text, from + 3 + colon, 2);
  if (!(hours <= 15 && minutes < 60) || text.length > from + 5 + colon) return Number.NaN;
  return (first === "-" ? -1 : 1) * (hours * 3600 + minutes * 60);
}

/** Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
