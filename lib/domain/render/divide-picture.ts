import type { Rect } from "#lib/domain/overlay/gauge";
import { mergeOverlapping } from "#lib/domain/overlay/merge-overlapping";
import { unionRect } from "#lib/domain/overlay/rect";

/** A place where something moves, and which of the given boxes lie in it (rising). */
export type Tile = { readonly rect: Rect; readonly members: readonly number[] };
/** One rectangle of the divided picture: a tile, or picture between tiles. */
export type Part = { readonly rect: Rect; readonly tile?: number };

/**
 * Gathers boxes into tiles that do not overlap, and divides the picture by straight cuts into those tiles and what lies
 * between them, so that ffmpeg need touch the tiles alone. Boxes lie within the picture; all sides are even.
 */
export function dividePicture(
  picture: Rect,
  boxes: readonly Rect[],
): { tiles: readonly Tile[]; parts: readonly Part[] } {
  let tiles: Tile[] = boxes.map((rect, index) => ({ rect, members: [index] }));
  for (;;) {
    tiles = mergeOverlapping(tiles, (tile) => tile.rect, joined);
    const parts = cut(
      picture,
      tiles.map(({ rect }, tile) => ({ rect, tile })),
    );
    if (parts) return { tiles, parts };
    // Four tiles around a gap like the vanes of a pinwheel: no straight cut passes between them.
    tiles = [...tiles.slice(2), joined(tiles[0]!, tiles[1]!)];
  }
}

function joined(a: Tile, b: Tile): Tile {
  return { rect: unionRect(a.rect, b.rect), members: [...a.members, ...b.members].sort((x, y) => x - y) };
}

type Placed = { readonly rect: Rect; readonly tile: number };

/** Cuts `area` along edges of tiles until each part is a tile or holds none; undefined when no cut spares all tiles. */
function cut(area: Rect, tiles: readonly Placed[]): Part[] | undefined {
  const [only] = tiles;
  if (!only) return [{ rect: area }];
  if (tiles.length === 1 && sameRect(only.rect, area)) return [{ rect: area, tile: only.tile }];
  for (const axis of ["y", "x"] as const) {
    const at = cutPosition(area, tiles, axis);
    if (at === undefined) continue;
    const [before, after] = split(area, axis, at);
    const first = cut(
      before,
      tiles.filter(({ rect }) => rect[axis] < at),
    );
    const second = cut(
      after,
      tiles.filter(({ rect }) => rect[axis] >= at),
    );
    return first && second && [...first, ...second];
  }
  return undefined;
}

const extent = { x: "width", y: "height" } as const;

/** The first edge of a tile, along an axis, at which a straight cut through `area` passes through no tile. */
function cutPosition(area: Rect, tiles: readonly Placed[], axis: "x" | "y"): number | undefined {
  const size = extent[axis];
  const edges = tiles.flatMap(({ rect }) => [rect[axis], rect[axis] + rect[size]]).sort((a, b) => a - b);
  return edges.find(
    (edge) =>
      edge > area[axis] &&
      edge < area[axis] + area[size] &&
      tiles.every(({ rect }) => edge <= rect[axis] || edge >= rect[axis] + rect[size]),
  );
}

function split(area: Rect, axis: "x" | "y", at: number): [Rect, Rect] {
  const size = extent[axis];
  const first = at - area[axis];
  return [
    { ...area, [size]: first },
    { ...area, [axis]: at, [size]: area[size] - first },
  ];
}

function sameRect(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
