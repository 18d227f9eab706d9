import type { ProjectedRoute } from "#lib/domain/overlay/route-projection";

/** Where the rider is at a moment; undefined outside the ride and where no place is known. */
export function placeOnRoute(
  { x, y }: ProjectedRoute,
  time: Float64Array,
  moment: number,
): { x: number; y: number } | undefined {
  if (!(moment >= time[0]! && moment <= time.at(-1)!)) return undefined;
  let low = 0;
  let high = time.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (time[middle]! <= moment) low = middle;
    else high = middle;
  }
  const next = Math.min(low + 1, time.length - 1);
  const part = next > low ? (moment - time[low]!) / (time[next]! - time[low]!) : 0;
  const place = { x: x[low]! + (x[next]! - x[low]!) * part, y: y[low]! + (y[next]! - y[low]!) * part };
  return Number.isNaN(place.x + place.y) ? undefined : place;
}
