/** `0:07.25`, `1:02:03.40`: a length or a position, in seconds, for people. `decimals` 0 to 3. */
export function formatSeconds(seconds: number, decimals = 2): string {
  const scale = 10 ** decimals;
  const total = Math.round(Math.abs(seconds) * scale);
  const whole = Math.floor(total / scale);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const fraction = decimals === 0 ? "" : `.${String(total % scale).padStart(decimals, "0")}`;
  const tail = `${String(whole % 60).padStart(2, "0")}${fraction}`;
  const text = hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
  return seconds < 0 && total > 0 ? `−${text}` : text;
}

/** Reads `7.25`, `1:02.5`, `1:02:03`; a comma may be the decimal sign. Undefined when it is not a time. */
export function parseSeconds(text: string): number | undefined {
  const match = /^(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:[.,]\d+)?)$/.exec(text.trim());
  if (!match) return undefined;
  const [, hours = "0", minutes = "0", rest = "0"] = match;
  const seconds = Number(rest.replace(",", "."));
  if (match[2] !== undefined && (seconds >= 60 || (match[1] !== undefined && Number(minutes) >= 60))) return undefined;
  return Number(hours) * 3600 + Number(minutes) * 60 + seconds;
}

/** `12 s`, `4 min 5 s`, `1 h 20 min`: about how long, in words. */
export function roughly(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return whole % 60 ? `${Math.floor(whole / 60)} min ${whole % 60} s` : `${whole / 60} min`;
  const minutes = Math.round(whole / 60);
  return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
}
