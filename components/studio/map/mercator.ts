import { METRES_PER_DEGREE } from "#lib/domain/track/geodesy";
import type { Place } from "#lib/domain/track/privacy-zones";

/** A place on the Web Mercator plane: the world is 1 wide and high, x eastward, y southward. */
export type WorldPoint = { readonly x: number; readonly y: number };

const RADIANS = Math.PI / 180;
/** Where the plane, a square, ends: degrees north and south. */
const EDGE = 85.051129;

export function toWorld({ latitude, longitude }: Place): WorldPoint {
  const northward = Math.min(EDGE, Math.max(-EDGE, latitude)) * RADIANS;
  return { x: longitude / 360 + 0.5, y: 0.5 - Math.log(Math.tan(Math.PI / 4 + northward / 2)) / (2 * Math.PI) };
}

export function toPlace({ x, y }: WorldPoint): Place {
  const longitude = (x - Math.floor(x)) * 360 - 180;
  return { longitude, latitude: (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) / RADIANS };
}

/** Metres of land that one width of the world is at a height of it: scales grow towards the poles. */
export function metresPerWorld(y: number): number {
  return 360 * METRES_PER_DEGREE * Math.cos(toPlace({ x: 0, y }).latitude * RADIANS);
}

/** The same place in the turn of the world that is nearest to another one: rides cross the antimeridian in one piece. */
export function nearestTurn(x: number, to: number): number {
  return x - Math.round(x - to);
}
