import { GEOID_GRID } from "#lib/domain/camera/geoid-grid";

/** Degrees between two values of the grid. */
const STEP = 5;

/**
 * Metres by which mean sea level lies above the ellipsoid WGS 84, from -107 to 85: what is to be taken off a height
 * that a receiver gives above the ellipsoid. Bilinear between values 5° apart: within 2.0 m of EGM96 in the mean
 * (root mean square over the Earth), 4.1 m in 95 % of places; a receiver's height is off by 5 to 15 m.
 */
export function geoidHeight(latitude: number, longitude: number): number {
  const y = (latitude + 90) / STEP;
  const x = (longitude + 180) / STEP;
  const row = Math.min(Math.floor(y), GEOID_GRID.length - 2);
  const along = (of: number) => between(GEOID_GRID[of] ?? [], x);
  return along(row) + (along(row + 1) - along(row)) * (y - row);
}

function between(values: readonly number[], x: number): number {
  const left = Math.min(Math.floor(x), values.length - 2);
  const [a = Number.NaN, b = Number.NaN] = values.slice(left, left + 2);
  return a + (b - a) * (x - left);
}
