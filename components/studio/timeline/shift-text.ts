/** Shorter than what one sees: hundredths of a second are shown. */
const NOTHING = 0.005;

/** `+1 min 39 s`, `−12.35 s`: by how much something moves. Undefined when it does not. */
export function shiftText(seconds: number): string | undefined {
  if (Math.abs(seconds) < NOTHING) return undefined;
  return `${seconds < 0 ? "−" : "+"}${lengthInWords(Math.abs(seconds))}`;
}

/** `12.35 s`, `1 min 39 s`, `2 h 5 min`, `3 days 4 h`: two units at most. */
export function lengthInWords(seconds: number): string {
  const hundredths = Math.round(seconds * 100) / 100;
  if (hundredths < 60) return `${hundredths} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return pair(whole, 60, "min", 1, "s");
  if (whole < 86_400) return pair(whole, 3600, "h", 60, "min");
  return pair(whole, 86_400, whole < 2 * 86_400 ? "day" : "days", 3600, "h");
}

function pair(whole: number, big: number, bigName: string, small: number, smallName: string): string {
  const rest = Math.floor((whole % big) / small);
  return `${Math.floor(whole / big)} ${bigName}${rest > 0 ? ` ${rest} ${smallName}` : ""}`;
}
