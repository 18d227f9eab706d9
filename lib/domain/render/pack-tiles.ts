type Size = { readonly width: number; readonly height: number };
export type Packing = {
  /** Size of the atlas, even. */
  readonly width: number;
  readonly height: number;
  /** Top left corner of each tile, in the order given. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
};

/**
 * Packs tiles of even sizes into an atlas by shelves, tallest first, at the width that wastes least.
 * Every pixel of the atlas goes through the pipe once per frame, so waste costs time.
 */
export function packTiles(sizes: readonly Size[]): Packing {
  const widest = Math.max(2, ...sizes.map((size) => size.width));
  const total = sizes.reduce((sum, size) => sum + size.width, 0);
  let best = packShelves(sizes, widest);
  for (let width = widest + WIDTH_STEP; width < total + WIDTH_STEP; width += WIDTH_STEP) {
    const packing = packShelves(sizes, width);
    if (packing.width * packing.height < best.width * best.height) best = packing;
  }
  return best;
}

/** Even, and fine enough. */
const WIDTH_STEP = 8;

function packShelves(sizes: readonly Size[], width: number): Packing {
  const order = sizes.map((_, index) => index).sort((a, b) => (sizes[b]?.height ?? 0) - (sizes[a]?.height ?? 0));
  const places = sizes.map(() => ({ x: 0, y: 0 }));
  const shelves: { y: number; height: number; used: number }[] = [];
  let bottom = 0;
  for (const index of order) {
    const size = sizes[index] as Size;
    let shelf = shelves.find((one) => one.height >= size.height && one.used + size.width <= width);
    if (!shelf) {
      shelf = { y: bottom, height: size.height, used: 0 };
      shelves.push(shelf);
      bottom += size.height;
    }
    places[index] = { x: shelf.used, y: shelf.y };
    shelf.used += size.width;
  }
  return { width: Math.max(2, ...shelves.map(({ used }) => used)), height: Math.max(2, bottom), places };
}
