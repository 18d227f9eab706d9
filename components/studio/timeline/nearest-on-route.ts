import type { ProjectedRoute } from "#lib/domain/overlay/route-projection";

export type RouteHit = { readonly moment: number; readonly x: number; readonly y: number };

/** Passes that are so many pixels farther away than the nearest one are as good: nobody points more exactly. */
const AS_GOOD = 4;

/**
 * The moment at which the ride passed a point of the map, at most `reach` pixels away; undefined when it never did.
 * Where it passed more than once, the pass nearest in time to `expected`.
 */
export function nearestOnRoute(
  { x, y }: ProjectedRoute,
  time: Float64Array,
  joined: (i: number) => boolean,
  point: { x: number; y: number },
  reach: number,
  expected: number,
): RouteHit | undefined {
  let nearest = reach;
  const hits: (RouteHit & { away: number })[] = [];
  for (let i = 0; i < time.length; i++) {
    if (Number.isNaN(x[i]!) || Number.isNaN(y[i]!)) continue;
    const onward = i + 1 < time.length && joined(i) && !Number.isNaN(x[i + 1]! + y[i + 1]!);
    const along = onward ? placeAlong(x[i]!, y[i]!, x[i + 1]!, y[i + 1]!, point) : 0;
    const next = onward ? i + 1 : i;
    const hit = {
      x: x[i]! + (x[next]! - x[i]!) * along,
      y: y[i]! + (y[next]! - y[i]!) * along,
      moment: time[i]! + (time[next]! - time[i]!) * along,
    };
    const away = Math.hypot(hit.x - point.x, hit.y - point.y);
    if (away > nearest + AS_GOOD || away > reach) continue;
    nearest = Math.min(nearest, away);
    hits.push({ ...hit, away });
  }
  const good = hits.filter(({ away }) => away <= nearest + AS_GOOD);
  // Of each pass only its nearest point counts, and neighbours in time are one pass.
  const passes = good.filter((hit, i) => {
    const before = good[i - 1];
    const after = good[i + 1];
    const beaten = (other: typeof hit | undefined, wins: boolean) =>
      other &&
      Math.abs(other.moment - hit.moment) < ONE_PASS &&
      (other.away < hit.away || (wins && other.away === hit.away));
    return !beaten(before, true) && !beaten(after, false);
  });
  return passes.sort((a, b) => Math.abs(a.moment - expected) - Math.abs(b.moment - expected))[0];
}

/** Seconds between samples of one pass. */
const ONE_PASS = 30;

/** The share of the way from a to b at which it is nearest to a point. */
function placeAlong(ax: number, ay: number, bx: number, by: number, point: { x: number; y: number }): number {
  const squared = (bx - ax) ** 2 + (by - ay) ** 2;
  if (squared === 0) return 0;
  return Math.min(1, Math.max(0, ((point.x - ax) * (bx - ax) + (point.y - ay) * (by - ay)) / squared));
}
