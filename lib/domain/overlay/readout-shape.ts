/**
 * Where the parts of a readout sit, in heights of its box: the number's left edge, baseline and em, and the mark (an
 * icon, a caption or both) that says what the number is. The unit stands on the number's baseline.
 */
export type ReadoutShape = {
  /** Width over height of the box. */
  readonly aspect: number;
  readonly left: number;
  readonly baseline: number;
  readonly em: number;
  /** The unit's em over the number's. */
  readonly unit: number;
  /** The icon's square. A caption stands beside the icon, or fills its place when there is none. */
  readonly mark?: { readonly left: number; readonly top: number; readonly side: number; readonly caption: number };
};

/** Mark above a large number: the values of a rider's body. */
export const STACKED: ReadoutShape = {
  aspect: 1.62,
  left: 0.12,
  baseline: 0.86,
  em: 0.66,
  unit: 0.36,
  mark: { left: 0.12, top: 0.07, side: 0.26, caption: 0.25 },
};
/** Mark and number in a line: quiet facts. */
export const INLINE: ReadoutShape = {
  aspect: 4,
  left: 1.05,
  baseline: 0.76,
  em: 0.74,
  unit: 0.5,
  mark: { left: 0.22, top: 0.22, side: 0.56, caption: 0.46 },
};
/** The number alone, as large as the box: a hero. */
export const BARE: ReadoutShape = { aspect: 2.3, left: 0.14, baseline: 0.85, em: 0.97, unit: 0.33 };
