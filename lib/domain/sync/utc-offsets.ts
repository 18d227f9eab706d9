/** Every offset from UTC in civil use, minutes east (IANA time zone database 2025b, standard and summer times). */
export const UTC_OFFSETS: readonly number[] = [
  -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150, -120, -60, 0, 60, 120, 180, 210, 240,
  270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 780, 825, 840,
];

/** `UTC+05:45` for 345 minutes. */
export function formatUtcOffset(minutes: number): string {
  const hours = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, "0");
  const rest = String(Math.abs(minutes) % 60).padStart(2, "0");
  return `UTC${minutes < 0 ? "−" : "+"}${hours}:${rest}`;
}

/** The offset in use that lies nearest, if it is at most `within` minutes away. */
export function nearestUtcOffset(minutes: number, within: number): number | undefined {
  const [nearest = 0] = UTC_OFFSETS.toSorted((a, b) => Math.abs(a - minutes) - Math.abs(b - minutes));
  return Math.abs(nearest - minutes) <= within ? nearest : undefined;
}
