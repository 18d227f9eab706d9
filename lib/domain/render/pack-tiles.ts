type Size = { readonly width: number; readonly height: number };
export type Packing = {
  /** Size of the atlas, even. */
  readonly width: number;
  readonly height: number;
  /** Top left corner of each tile, in the order given. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
};

/** Even, and fine enough. */
const WIDTH_STEP = 8;

/**
 * Packs tiles of even sizes into an atlas of the width that wastes least. Every pixel of the atlas goes through the
 * pipe once per frame, so waste costs time.
 */
export function packTiles(sizes: readonly Size[]): Packing {
  const widest = Math.max(2, ...sizes.map((size) => size.width));
  const total = sizes.reduce((sum, size) => sum + size.width, 0);
  let best = packSkyline(sizes, widest);
  for (let width = widest + WIDTH_STEP; width < total + WIDTH_STEP; width += WIDTH_STEP) {
    const packing = packSkyline(sizes, width);
    if (packing.width * packing.height < best.width * best.height) best = packing;
  }
  return best;
}

/** A stretch of the upper edge of what is packed so far. */
type Step = { readonly x: number; readonly width: number; readonly y: number };

/** Skyline packing, tallest first, each tile where its foot comes to stand highest in the picture (smallest y). */
function packSkyline(sizes: readonly Size[], width: number): Packing {
  const order = sizes.map((_, index) => index).sort((a, b) => sizes[b]!.height - sizes[a]!.height);
  const places = sizes.map(() => ({ x: 0, y: 0 }));
  let skyline: readonly Step[] = [{ x: 0, width, y: 0 }];
  for (const index of order) {
    const size = sizes[index]!;
    const place = bestPlace(skyline, size, width);
    places[index] = place;
    skyline = raise(skyline, { x: place.x, width: size.width, y: place.y + size.height });
  }
  const far = (extent: "width" | "height", at: "x" | "y") =>
    Math.max(2, ...sizes.map((size, index) => places[index]![at] + size[extent]));
  return { width: far("width", "x"), height: far("height", "y"), places };
}

function bestPlace(skyline: readonly Step[], size: Size, width: number): { x: number; y: number } {
  let best = { x: 0, y: Number.POSITIVE_INFINITY };
  for (const { x } of skyline) {
    if (x + size.width > width) break;
    const under = skyline.filter((step) => step.x < x + size.width && step.x + step.width > x);
    const y = Math.max(...under.map((step) => step.y));
    if (y < best.y) best = { x, y };
  }
  return best;
}

/** The skyline with one stretch set to a new height. */
function raise(skyline: readonly Step[], top: Step): Step[] {
  const end = top.x + top.width;
  const kept = skyline.flatMap((step) => {
    const stepEnd = step.x + step.width;
    return [
      { ...step, width: Math.min(stepEnd, top.x) - step.x },
      { ...step, x: Math.max(step.x, end), width: stepEnd - Math.max(step.x, end) },
    ].filter((part) => part.width > 0);
  });
  return [...kept, top].sort((a, b) => a.x - b.x);
}
