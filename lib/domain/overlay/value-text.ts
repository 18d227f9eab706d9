import { withAlpha } from "#lib/domain/overlay/ink";
import type { Theme } from "#lib/domain/overlay/theme";

/** What a value shows when it is not known. */
export const NO_VALUE = "--";

/** A number as gauges show it: `decimals` places, a real minus sign, never "-0"; "--" when it is not known. */
export function valueText(value: number | undefined, decimals = 0): string {
  if (value === undefined || !Number.isFinite(value)) return NO_VALUE;
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** The colour of a number; an unknown one steps back. */
export const valueColor = (text: string, theme: Theme): string =>
  text === NO_VALUE ? withAlpha(theme.foreground, 0.75) : theme.foreground;
