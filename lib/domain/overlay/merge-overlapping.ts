import type { Rect } from "#lib/domain/overlay/gauge";
import { rectsMeet } from "#lib/domain/overlay/rect";

/** Joins whatever overlaps, also with what the joined one reaches in turn, until all are apart. */
export function mergeOverlapping<Item>(
  items: readonly Item[],
  rectOf: (item: Item) => Rect,
  join: (a: Item, b: Item) => Item,
): Item[] {
  const apart: Item[] = [];
  const meeting = (item: Item) => apart.findIndex((other) => rectsMeet(rectOf(other), rectOf(item)));
  for (let item of items) {
    for (let i = meeting(item); i >= 0; i = meeting(item)) item = join(apart.splice(i, 1)[0]!, item);
    apart.push(item);
  }
  return apart;
}
