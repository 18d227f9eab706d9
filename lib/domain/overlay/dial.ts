import type { Rect } from "#lib/domain/overlay/gauge";

/** A round scale open at the bottom: angles in radians, clockwise from three o'clock as canvas has them. */
export const DIAL_START = (150 / 180) * Math.PI;
export const DIAL_SWEEP = (240 / 180) * Math.PI;

/** Width over height of the box that a dial of this sweep fills. */
export const DIAL_ASPECT = 1.28;

export type Dial = { readonly x: number; readonly y: number; readonly radius: number };

/** The dial in a box of `DIAL_ASPECT`, with room for its shadow. */
export function dialIn(box: Rect): Dial {
  const radius = box.height * 0.595;
  return { x: box.x + box.width / 2, y: box.y + box.height * 0.045 + radius, radius };
}

/** The full scale of a dial, and what lies between two of its numbers: the first of a scale that holds `highest`. */
export function dialScale(highest: number): { readonly full: number; readonly step: number } {
  const scales = [
    { full: 10, step: 2 },
    { full: 20, step: 5 },
    { full: 40, step: 10 },
    { full: 60, step: 10 },
    { full: 80, step: 20 },
    { full: 120, step: 20 },
    { full: 160, step: 40 },
    { full: 240, step: 40 },
  ];
  return scales.find(({ full }) => full >= highest) ?? { full: 400, step: 100 };
}

/** Around the ring between two radii from one angle to another. */
export function ringBounds(
  dial: Dial,
  inner: number,
  outer: number,
  from: number,
  to: number,
): [number, number, number, number] {
  const angles = [from, to];
  for (let quarter = Math.ceil(from / (Math.PI / 2)); (quarter * Math.PI) / 2 < to; quarter++) {
    angles.push((quarter * Math.PI) / 2);
  }
  const xs = angles.flatMap((angle) => [inner, outer].map((radius) => dial.x + radius * Math.cos(angle)));
  const ys = angles.flatMap((angle) => [inner, outer].map((radius) => dial.y + radius * Math.sin(angle)));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
