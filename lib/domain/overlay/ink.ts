/** What makes thin white drawings legible on bright sky: a soft dark shadow and a hairline under everything. */
export const SHADOW = "rgba(4, 8, 14, 0.8)";
export const HAIRLINE = "rgba(4, 8, 14, 0.62)";
/** Under parts that are themselves translucent (dial track, route): dark glass. */
export const GLASS = "rgba(8, 13, 22, 0.45)";

/** How many pixels a shadow under something of this size (an em, an icon's height) is allowed to spread. */
export const shadowReach = (size: number): number => Math.min(16, Math.max(3, size * 0.16));

/** The blur that spreads so far: in Skia a shadow ends within one and a half times its blur (measured). */
export const shadowBlurOf = (size: number): number => shadowReach(size) / 1.5;

/** `#rrggbb` with an opacity. */
export function withAlpha(color: string, alpha: number): string {
  const channel = (start: number) => Number.parseInt(color.slice(start, start + 2), 16);
  return `rgba(${channel(1)}, ${channel(3)}, ${channel(5)}, ${alpha})`;
}
