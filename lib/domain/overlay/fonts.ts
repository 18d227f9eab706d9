/**
 * The font set of the overlay: the browser loads it with FontFace, the worker registers the same files with Skia.
 * Families have names of our own so that a font installed on a machine can never stand in for them, and every file is a
 * family: Skia would not look for a letter in the second file of one. Text picks the family letter by letter.
 */
const FONT_FAMILY = "SportsSync Condensed";

export type FontWeight = 600 | 700;
/** `file` is a path below `public`, which is also its address in the browser. */
export type FontFile = { readonly family: string; readonly weight: FontWeight; readonly file: string };

/**
 * Barlow Condensed, and Roboto Condensed for the scripts it lacks (both SIL Open Font License); a letter that several
 * have is taken from the first. Names in Arabic, Hebrew, Indic and East Asian scripts are not drawn: the first three
 * need shaping that setting letters one by one cannot do, the last need fonts of many megabytes.
 */
export const FONT_FILES: readonly { readonly family: string; readonly name: string }[] = [
  { family: FONT_FAMILY, name: "barlow-condensed-latin" },
  { family: `${FONT_FAMILY} Latin Extended`, name: "barlow-condensed-latin-ext" },
  { family: `${FONT_FAMILY} Vietnamese`, name: "barlow-condensed-vietnamese" },
  { family: `${FONT_FAMILY} Cyrillic`, name: "roboto-condensed-cyrillic" },
  { family: `${FONT_FAMILY} Cyrillic Extended`, name: "roboto-condensed-cyrillic-ext" },
  { family: `${FONT_FAMILY} Greek`, name: "roboto-condensed-greek" },
];

/** Semi-bold for labels and units, bold for numbers. */
export const FONTS: readonly FontFile[] = FONT_FILES.flatMap(({ family, name }) =>
  ([600, 700] as const).map((weight) => ({ family, weight, file: `/fonts/${name}-${weight}-normal.woff2` })),
);

/** The CSS font of a canvas; `size` is the em in pixels. */
export const fontOf = (weight: FontWeight, size: number, family: string = FONT_FAMILY): string =>
  `${weight} ${size}px "${family}"`;
