import { NO_VALUE } from "#lib/domain/overlay/value-text";

/** A length of time in whole seconds, rounded down as stopwatches do: "0:07", "12:05", "1:02:33"; "--" when unknown. */
export function durationText(length: number | undefined): string {
  if (length === undefined || !Number.isFinite(length) || length < 0) return NO_VALUE;
  const whole = Math.floor(length);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${twoDigits(rest)}` : `${minutes}:${twoDigits(rest)}`;
}
