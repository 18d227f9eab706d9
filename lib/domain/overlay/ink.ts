import type { Theme } from "#lib/domain/overlay/theme";

/**
 * What makes thin drawings legible on any picture: a soft shadow and a hairline under everything, dark under pale ink
 * and pale under dark ink. A theme's `shadow` changes how dense they are, never how far they reach.
 */
export function shadowOf({ mode, shadow }: Theme): string {
  return `rgba(${UNDER[mode].shadow}, ${densityOf(0.8, 1, shadow)})`;
}

/** The outline under letters and lines; twice as wide at the full strength of 2, see `outlineOf`. */
export function hairlineOf({ mode, shadow }: Theme): string {
  return `rgba(${UNDER[mode].shadow}, ${densityOf(0.7, 0.95, shadow)})`;
}

/** Under parts that are themselves translucent (dial track, route, panels): dark glass, or pale in the light mode. */
export function glassOf({ mode }: Theme, opacity = 0.45): string {
  return `rgba(${UNDER[mode].glass}, ${opacity})`;
}

const UNDER = {
  dark: { shadow: "4, 8, 14", glass: "8, 13, 22" },
  light: { shadow: "255, 255, 255", glass: "244, 247, 250" },
} as const;

/** From nothing at strength 0 over `designed` at 1 to `most` at 2. */
function densityOf(designed: number, most: number, strength: number): number {
  return strength <= 1 ? designed * strength : designed + (most - designed) * (strength - 1);
}

/** How many pixels a shadow under something of this size (an em, an icon's height) is allowed to spread. */
export const shadowReach = (size: number): number => Math.min(16, Math.max(3, size * 0.15));

/** The blur that spreads so far: in Skia a shadow ends within one and a half times its blur (measured). */
export const shadowBlurOf = (size: number): number => shadowReach(size) / 1.5;

/** `#rrggbb` with an opacity. */
export function withAlpha(color: string, alpha: number): string {
  const [red, green, blue] = channelsOf(color);
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}

/** `#rrggbb` part of the way (0 to 1) from one colour to another. */
export function mixColors(from: string, to: string, part: number): string {
  const other = channelsOf(to);
  const mixed = channelsOf(from).map((channel, i) => Math.round(channel + (other[i]! - channel) * part));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

const channelsOf = (color: string): number[] =>
  [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
