import type { RidePath } from "#lib/domain/overlay/ride-path";

/** Nodes `from` to `to` of a path, drawn as one line. */
export type PathStretch = { readonly from: number; readonly to: number };

/** Finds the parts of a path that come near a place, in the order in which they were ridden. */
export type PathIndex = { near(x: number, y: number, radius: number): readonly PathStretch[] };

/** Nodes of a stretch: the line is culled stretch by stretch. */
const STRETCH = 16;

/**
 * `cell` is the metres that a query spans, about. Stretches that lie within `apart` metres of earlier ones are left
 * out: nobody sees the hundredth lap over the ninety-nine before, and drawing them all would take long.
 */
export function indexPath(path: RidePath, cell: number, apart: number): PathIndex {
  const stretches = cutPath(path).filter(createUncovered(path, apart));
  const cells = new Map<string, number[]>();
  for (const [index, { from, to }] of stretches.entries()) {
    const touched = new Set<string>();
    for (let node = from; node <= to; node++) touched.add(keyOf(path.x[node]! / cell, path.y[node]! / cell));
    for (const key of touched) cells.set(key, [...(cells.get(key) ?? []), index]);
  }
  return {
    near(x, y, radius) {
      const found = new Set<number>();
      // A stretch may cross a corner of a cell between its nodes: one node's way more is looked through.
      const reach = radius + path.spacing;
      for (let row = Math.floor((y - reach) / cell); row <= (y + reach) / cell; row++) {
        for (let column = Math.floor((x - reach) / cell); column <= (x + reach) / cell; column++) {
          for (const index of cells.get(keyOf(column, row)) ?? []) found.add(index);
        }
      }
      return [...found].sort((a, b) => a - b).map((index) => stretches[index]!);
    },
  };
}

const keyOf = (x: number, y: number) => `${Math.floor(x)} ${Math.floor(y)}`;

function cutPath({ x, starts }: RidePath): PathStretch[] {
  const stretches: PathStretch[] = [];
  let from = 0;
  for (let node = 1; node <= x.length; node++) {
    const ends = node === x.length || starts.has(node);
    if (!ends && node - from < STRETCH) continue;
    const to = ends ? node - 1 : node;
    if (to > from) stretches.push({ from, to });
    from = node;
  }
  return stretches;
}

/** Tells, asked in order, whether a stretch shows anything that the ones before do not. */
function createUncovered(path: RidePath, apart: number): (stretch: PathStretch) => boolean {
  /** The last node that was laid in each square, all of which are half as wide as lines must be apart. */
  const laid = new Map<string, number>();
  const side = Math.max(apart, path.spacing) / 2;
  const place = (node: number) => [Math.floor(path.x[node]! / side), Math.floor(path.y[node]! / side)] as const;
  const isCovered = (node: number): boolean => {
    const [x, y] = place(node);
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const other = laid.get(keyOf(x + dx, y + dy));
        if (other !== undefined && node - other > 3 * STRETCH) return true;
      }
    }
    return false;
  };
  return ({ from, to }) => {
    for (let node = from; node <= to; node++) {
      if (isCovered(node)) continue;
      for (let own = from; own <= to; own++) {
        const [x, y] = place(own);
        const key = keyOf(x, y);
        if (!laid.has(key)) laid.set(key, own);
      }
      return true;
    }
    return false;
  };
}
