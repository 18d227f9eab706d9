/**
 * Where `share` lies in zones with these rising edges, the first zone's lower edge first and the last one's upper edge
 * last: the number of the zone, from 1, plus how far through it. Below the first and above the last edge: their ends.
 */
export function zoneOf(share: number, edges: readonly number[]): number {
  const zones = edges.length - 1;
  let zone = 0;
  while (zone < zones - 1 && share >= edges[zone + 1]!) zone++;
  const part = (share - edges[zone]!) / (edges[zone + 1]! - edges[zone]!);
  return zone + 1 + Math.min(FULL, Math.max(0, part));
}

/** The part that still belongs to a zone. */
const FULL = 0.999;
