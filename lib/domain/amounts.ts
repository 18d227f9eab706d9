/** `3.2 GB`, `850 MB`, `20 kB`: an amount of bytes in running text, in thousands as drives and phones count. */
export function sizeText(bytes: number): string {
  const [unit, size, decimals] = UNITS.find(([, size]) => bytes >= size * 0.9995) ?? SMALLEST;
  return `${(bytes / size).toLocaleString("en", { maximumFractionDigits: decimals })} ${unit}`;
}

const SMALLEST = ["kB", 1e3, 0] as const;
const UNITS = [["GB", 1e9, 1], ["MB", 1e6, 0], SMALLEST] as const;

/** `45 seconds`, `12 minutes 5 seconds`, `1 hour 30 minutes`: a length in running text, in whole seconds. */
export function lengthText(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [
    part(Math.floor(whole / 3600), "hour"),
    part(Math.floor(whole / 60) % 60, "minute"),
    part(whole % 60, "second"),
  ];
  return parts.filter(Boolean).join(" ") || "0 seconds";
}

const part = (n: number, unit: string) => (n === 0 ? "" : `${n} ${unit}${n === 1 ? "" : "s"}`);
