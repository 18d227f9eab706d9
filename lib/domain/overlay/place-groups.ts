import type { Placement } from "#lib/domain/overlay/layout";

/**
 * The placements that are shown. In a group the shown ones take the group's first places in order; on a centred axis
 * the places they take are moved so that together they stay where the whole group was centred.
 */
export function closeUpGroups(
  placements: readonly Placement[],
  isShown: (placement: Placement) => boolean,
): Placement[] {
  const shown = placements.filter(isShown);
  return shown.map((placement) => {
    const { group } = placement;
    if (group === undefined) return placement;
    const places = placements.filter((member) => member.group === group);
    const members = shown.filter((member) => member.group === group);
    const { anchor, x, y } = places[members.indexOf(placement)]!;
    const taken = places.slice(0, members.length);
    const shift = (axis: "x" | "y") => meanOf(places, axis) - meanOf(taken, axis);
    return {
      ...placement,
      anchor,
      x: /left|right/.test(anchor) ? x : x + shift("x"),
      y: /top|bottom/.test(anchor) ? y : y + shift("y"),
    };
  });
}

function meanOf(places: readonly Placement[], axis: "x" | "y"): number {
  return places.reduce((sum, place) => sum + place[axis], 0) / places.length;
}
