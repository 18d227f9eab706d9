/**
 * The one font set of the overlay: the browser loads it with FontFace, the worker registers the same files with Skia.
 * The family has a name of our own so that a font installed on a machine can never stand in for it.
 */
export const FONT_FAMILY = "SportsSync Condensed";

export type FontWeight = 600 | 700;
/** `file` is a path below `public`, which is also its address in the browser. */
export type FontFile = { readonly family: string; readonly weight: FontWeight; readonly file: string };

/** Barlow Condensed (SIL Open Font License): semi-bold for labels and units, bold for numbers. */
export const FONTS: readonly FontFile[] = [
  { family: FONT_FAMILY, weight: 600, file: "/fonts/barlow-condensed-latin-600-normal.woff2" },
  { family: FONT_FAMILY, weight: 700, file: "/fonts/barlow-condensed-latin-700-normal.woff2" },
];

/** The CSS font of a canvas; `size` is the em in pixels. */
export const fontOf = (weight: FontWeight, size: number): string => `${weight} ${size}px "${FONT_FAMILY}"`;
