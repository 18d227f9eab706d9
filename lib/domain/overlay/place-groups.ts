import { GAUGES } from "#lib/domain/overlay/gauges/registry";
import type { Placement } from "#lib/domain/overlay/layout";

/** Whether a gauge of that group counts as one of `wanted`: it is of that group or of a part of it, "body/power". */
export function countsFor(group: string | undefined, wanted: string): boolean {
  return group === wanted || group?.startsWith(`${wanted}/`) === true;
}

/**
 * The shown placements of a layout, those of each group closed up to where the hidden ones would be. `all` are the
 * layout's placements in the picture's shape, `shown` some of them in the same order.
 */
export function closeUpGroups(all: readonly Placement[], shown: readonly Placement[]): Placement[] {
  return shown.map((placement) => {
    if (placement.group === undefined) return placement;
    const isMember = ({ group }: Placement) => group === placement.group;
    // What stands in for another of the group has no place of its own.
    const isPlace = ({ insteadOf }: Placement) => !all.some((other) => other.id === insteadOf && isMember(other));
    const places = all.filter((member) => isMember(member) && isPlace(member));
    const members = shown.filter(isMember);
    const isRow = places.every(({ anchor, y }) => anchor === places[0]!.anchor && y === places[0]!.y);
    const isColumn = places.every(({ anchor, x }) => anchor === places[0]!.anchor && x === places[0]!.x);
    if (isRow) return { ...placement, x: flow("x", places, members, placement) };
    if (isColumn) return { ...placement, y: flow("y", places, members, placement) };
    // Two may stand in for one; there are then fewer places than members.
    const { anchor, x, y } = places[members.indexOf(placement)] ?? placement;
    return { ...placement, anchor, x, y };
  });
}

/** Where a member comes to lie along a row or a column: behind the ones before it, each gap as wide as it was. */
function flow(axis: "x" | "y", places: readonly Placement[], members: readonly Placement[], one: Placement): number {
  const isCentred = !(axis === "x" ? /left|right/ : /top|bottom/).test(one.anchor);
  const startOf = (place: Placement) => (isCentred ? place[axis] - lengthOf(place, axis) / 2 : place[axis]);
  const endOf = (place: Placement) => startOf(place) + lengthOf(place, axis);
  const rising = [...places].sort((a, b) => startOf(a) - startOf(b));
  const order = (member: Placement) => rising.findIndex(({ id }) => id === member.id || id === member.insteadOf);
  let end = startOf(rising[0]!);
  let found = 0;
  for (const [index, member] of [...members].sort((a, b) => order(a) - order(b)).entries()) {
    const at = order(member);
    const before = rising[at - 1];
    const gap = index === 0 || !before ? 0 : startOf(rising[at]!) - endOf(before);
    if (member.id === one.id) found = end + gap;
    end += gap + lengthOf(member, axis);
  }
  if (!isCentred) return found;
  const middle = (startOf(rising[0]!) + endOf(rising.at(-1)!)) / 2;
  return found + lengthOf(one, axis) / 2 + middle - (startOf(rising[0]!) + end) / 2;
}

/** Hundredths of the shorter side; nothing for a width that depends on the picture's. */
function lengthOf({ gauge, height, width }: Placement, axis: "x" | "y"): number {
  if (axis === "y") return height;
  return width === "full" ? 0 : (width ?? height * GAUGES[gauge].aspect);
}
