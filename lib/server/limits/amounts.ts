const GIGA = 1e9;

/** `3.2 GB`, `850 MB`: in thousands, as drives and phones count. */
export function sizeText(bytes: number): string {
  const [value, unit] = bytes >= GIGA ? [bytes / GIGA, "GB"] : [bytes / 1e6, "MB"];
  return `${value.toLocaleString("en", { maximumFractionDigits: unit === "GB" ? 1 : 0 })} ${unit}`;
}

/** `45 seconds`, `12 minutes`, `1 hour 30 minutes`; seconds are told below ten minutes only. */
export function lengthText(seconds: number): string {
  const whole = Math.round(seconds);
  const parts =
    whole < 600 || whole % 60 !== 0
      ? [part(Math.floor(whole / 60), "minute"), part(whole % 60, "second")]
      : [part(Math.floor(whole / 3600), "hour"), part(Math.floor((whole % 3600) / 60), "minute")];
  return parts.filter(Boolean).join(" ") || "0 seconds";
}

const part = (n: number, unit: string) => (n === 0 ? "" : `${n} ${unit}${n === 1 ? "" : "s"}`);
