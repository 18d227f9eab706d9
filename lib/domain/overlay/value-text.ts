import { NO_VALUE } from "#lib/domain/overlay/text";

/** A number as gauges show it: `decimals` places, a real minus sign, never "-0"; "--" when it is not known. */
export function valueText(value: number | undefined, decimals = 0): string {
  if (value === undefined || !Number.isFinite(value)) return NO_VALUE;
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}
