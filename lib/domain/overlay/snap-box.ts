import { type LayoutBox, sidesOf } from "#lib/domain/overlay/layout-box";
import { shapeOf } from "#lib/domain/overlay/picture-shape";
import type { PictureSize } from "#lib/domain/overlay/place";

/** Lines that boxes snap to, in a layout's measure from the picture's top left corner. */
export type Guides = { readonly x: readonly number[]; readonly y: readonly number[] };
/** A box moved onto the nearest lines, and those lines. */
type Snapped = { readonly box: LayoutBox; readonly x: number | undefined; readonly y: number | undefined };

/** The margin that television keeps free at every edge, in hundredths of the shorter side. */
export const MARGIN = 5;

/**
 * The picture's margins and middle and the edges of the other gauges. In upright pictures also where the apps' buttons
 * begin: the lower 20 % and the right 12 %.
 */
export function guidesOf(picture: PictureSize, others: readonly LayoutBox[]): Guides {
  const { width, height } = sidesOf(picture);
  const buttons = shapeOf(picture) === "tall" ? { x: [width * 0.88], y: [height * 0.8] } : { x: [], y: [] };
  return {
    x: [MARGIN, width / 2, width - MARGIN, ...buttons.x, ...others.flatMap((box) => [box.left, box.left + box.width])],
    y: [MARGIN, height / 2, height - MARGIN, ...buttons.y, ...others.flatMap((box) => [box.top, box.top + box.height])],
  };
}

/** Moves a box by up to `reach` so that an edge or its middle comes to lie on a line. */
export function snapBox(box: LayoutBox, guides: Guides, reach: number): Snapped {
  const x = nearest([box.left, box.left + box.width, box.left + box.width / 2], guides.x, reach);
  const y = nearest([box.top, box.top + box.height, box.top + box.height / 2], guides.y, reach);
  return {
    box: { ...box, left: box.left + (x?.by ?? 0), top: box.top + (y?.by ?? 0) },
    x: x?.line,
    y: y?.line,
  };
}

/** The smallest step from one of the marks to one of the lines; of two alike the first. */
function nearest(marks: readonly number[], lines: readonly number[], reach: number) {
  let found: { readonly by: number; readonly line: number } | undefined;
  for (const line of lines) {
    for (const mark of marks) {
      const by = line - mark;
      if (Math.abs(by) <= reach && (!found || Math.abs(by) < Math.abs(found.by) - 1e-9)) found = { by, line };
    }
  }
  return found;
}

export type Side = "left" | "centre" | "right" | "top" | "middle" | "bottom";

/** A box at a margin or in the middle of the picture. */
export function alignBox(box: LayoutBox, side: Side, picture: PictureSize): LayoutBox {
  const { width, height } = sidesOf(picture);
  switch (side) {
    case "left":
      return { ...box, left: MARGIN };
    case "centre":
      return { ...box, left: (width - box.width) / 2 };
    case "right":
      return { ...box, left: width - MARGIN - box.width };
    case "top":
      return { ...box, top: MARGIN };
    case "middle":
      return { ...box, top: (height - box.height) / 2 };
    case "bottom":
      return { ...box, top: height - MARGIN - box.height };
  }
}
