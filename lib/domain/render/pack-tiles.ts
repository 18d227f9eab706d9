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
  const widths = new Set([widest]);
  // Shelf widths worth trying: what some of the tallest tiles side by side take.
  const tallestFirst = sizes.toSorted((a, b) => b.height - a.height);
  let sum = 0;
  for (const { width } of tallestFirst) {
    sum += width;
    if (sum > widest) widths.add(sum);
  }
  const packings = [...widths].map((width) => packShelves(sizes, width));
  return packings.reduce((best, one) => (one.width * one.height < best.width * best.height ? one : best));
}

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
  return { width, height: Math.max(2, bottom), places };
}
