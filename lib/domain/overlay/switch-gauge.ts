import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import type { GaugeName, Layout, PlacedBox, Placement } from "#lib/domain/overlay/layout";
import { boxOf, type LayoutBox, placementOf, sidesOf } from "#lib/domain/overlay/layout-box";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { boxInShape, shapeOf } from "#lib/domain/overlay/picture-shape";
import type { PictureSize } from "#lib/domain/overlay/place";
import { withBox, withShown } from "#lib/domain/overlay/shape-overrides";
import { MARGIN } from "#lib/domain/overlay/snap-box";

/** As many as a layout can have. */
export const MOST_GAUGES = 64;

/**
 * A gauge switched on, in a wide picture for all shapes, in a narrower one for that shape: back in the place that it
 * kept, else in a free one beside `shown`, the boxes that the picture shows. What is only there to stand in for another
 * stays, and the gauge comes on beside it.
 */
export function showGauge(
  layout: Layout,
  gauge: GaugeName,
  shown: readonly LayoutBox[],
  picture: PictureSize,
): { readonly layout: Layout; readonly id: string } {
  const shape = shapeOf(picture);
  const kept = layout.gauges.find((one) => one.gauge === gauge && !one.insteadOf && !one.unless);
  if (!kept) return addGauge(layout, gauge, shown, picture);
  // A shape that it was not made for has no place for it.
  const placed = boxInShape(kept, shape) ? kept : withBox(kept, shape, freePlace(gauge, kept, shown, picture));
  const back = withShown(placed, shape);
  return { layout: { ...layout, gauges: layout.gauges.map((one) => (one === kept ? back : one)) }, id: kept.id };
}

function addGauge(layout: Layout, gauge: GaugeName, shown: readonly LayoutBox[], picture: PictureSize) {
  const id = freeId(layout, gauge);
  const shape = shapeOf(picture);
  const placed: Placement = { id, gauge, ...freePlace(gauge, usualSize(gauge), shown, picture) };
  const placement = shape === "wide" ? placed : withShown({ ...placed, hidden: true }, shape);
  return { layout: { ...layout, gauges: [...layout.gauges, placement] }, id };
}

function freeId({ gauges }: Layout, gauge: GaugeName): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? gauge : `${gauge}-${n}`;
    if (!gauges.some((one) => one.id === id)) return id;
  }
}

type Size = Pick<PlacedBox, "height" | "width">;

/** As large as in the first of our layouts that has it, else by what it looks like. */
function usualSize(gauge: GaugeName): Size {
  const all: readonly Layout[] = Object.values(LAYOUTS);
  const used = all.flatMap(({ gauges }) => gauges).find((one) => one.gauge === gauge && !one.insteadOf);
  if (used) return { height: used.height, ...(typeof used.width === "number" && { width: used.width }) };
  const { aspect } = GAUGES[gauge];
  return { height: aspect >= 3 ? 6.5 : aspect >= 1.3 ? 11 : 24 };
}

/** Between gauges that are put beside one another. */
const GAP = 1;
const STEP = 1;

/** A place within the margins that no other box is in, as near to an edge as can be; made smaller when all is full. */
function freePlace(gauge: GaugeName, size: Size, shown: readonly LayoutBox[], picture: PictureSize): PlacedBox {
  const { aspect } = GAUGES[gauge];
  const like: PlacedBox = { anchor: "top-left", x: 0, y: 0, height: size.height, ...numberWidth(size) };
  for (const scale of [1, 0.8, 0.6]) {
    const { width, height } = boxOf(scaled(like, scale), aspect, picture);
    const corner = freeCorner(width, height, shown, picture);
    if (corner) return placementOf({ ...corner, width, height }, scaled(like, scale), aspect, picture);
  }
  const { width, height } = sidesOf(picture);
  const box = boxOf(like, aspect, picture);
  return placementOf({ ...box, left: (width - box.width) / 2, top: (height - box.height) / 2 }, like, aspect, picture);
}

const numberWidth = ({ width }: Size) => (typeof width === "number" ? { width } : {});

function scaled(box: PlacedBox, by: number): PlacedBox {
  return { ...box, height: box.height * by, ...(typeof box.width === "number" && { width: box.width * by }) };
}

function freeCorner(width: number, height: number, shown: readonly LayoutBox[], picture: PictureSize) {
  const sides = sidesOf(picture);
  const isTall = shapeOf(picture) === "tall";
  // Where the apps put their buttons over upright films no gauge is put.
  const right = isTall ? sides.width * 0.88 : sides.width - MARGIN;
  const bottom = isTall ? sides.height * 0.8 : sides.height - MARGIN;
  let best: { readonly left: number; readonly top: number; readonly far: number } | undefined;
  for (let top = MARGIN; top + height <= bottom + 1e-9; top += STEP) {
    for (let left = MARGIN; left + width <= right + 1e-9; left += STEP) {
      const box = { left, top, width, height };
      if (shown.some((other) => meets(box, other))) continue;
      const sideways = Math.min(left - MARGIN, right - left - width);
      const far = sideways + Math.min(top - MARGIN, bottom - top - height) / 4;
      if (!best || far < best.far - 1e-9) best = { left, top, far };
    }
  }
  return best && { left: best.left, top: best.top };
}

function meets(a: LayoutBox, b: LayoutBox): boolean {
  return (
    a.left < b.left + b.width + GAP &&
    b.left < a.left + a.width + GAP &&
    a.top < b.top + b.height + GAP &&
    b.top < a.top + a.height + GAP
  );
}
