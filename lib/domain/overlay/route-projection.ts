import type { Rect } from "#lib/domain/overlay/gauge";
import type { Track } from "#lib/domain/track/track";

/** The place of every sample; NaN where the sample has no position. */
export type ProjectedRoute = { readonly x: Float64Array; readonly y: Float64Array };

/** A ride that hardly leaves the spot is not blown up beyond this many metres across. */
const SMALLEST_EXTENT = 50;
const METRES_PER_DEGREE = 111_320;

/**
 * The route in metres east (`x`) and south (`y`) of its middle, in the proportions of the land: equirectangular with
 * longitudes shortened by the cosine of the middle latitude. Longitudes are unrolled first, so that a ride across the
 * antimeridian stays in one piece. Undefined when no sample has a position.
 */
export function routeInMetres(track: Track): (ProjectedRoute & { width: number; height: number }) | undefined {
  const { latitude, longitude } = track.channels;
  if (!latitude || !longitude) return undefined;
  const east = unrollLongitudes(longitude);
  const [south, north] = rangeOf(latitude);
  const [west, eastmost] = rangeOf(east);
  if (!(north >= south && eastmost >= west)) return undefined;
  const shrink = Math.max(0.01, Math.cos((((south + north) / 2) * Math.PI) / 180));
  return {
    x: east.map((degrees) => (degrees - (west + eastmost) / 2) * shrink * METRES_PER_DEGREE),
    y: latitude.map((degrees) => ((south + north) / 2 - degrees) * METRES_PER_DEGREE),
    width: (eastmost - west) * shrink * METRES_PER_DEGREE,
    height: (north - south) * METRES_PER_DEGREE,
  };
}

/** Fits the route into `area`, centred, north up. Undefined when no sample has a position. */
export function projectRoute(track: Track, area: Rect): ProjectedRoute | undefined {
  const route = routeInMetres(track);
  if (!route) return undefined;
  const scale = Math.min(
    area.width / Math.max(route.width, SMALLEST_EXTENT),
    area.height / Math.max(route.height, SMALLEST_EXTENT),
  );
  const middleX = area.x + area.width / 2;
  const middleY = area.y + area.height / 2;
  return { x: route.x.map((metres) => middleX + metres * scale), y: route.y.map((metres) => middleY + metres * scale) };
}

function unrollLongitudes(longitude: Float64Array): Float64Array {
  let turns = 0;
  let before = Number.NaN;
  return longitude.map((degrees) => {
    if (degrees - before > 180) turns--;
    else if (degrees - before < -180) turns++;
    if (!Number.isNaN(degrees)) before = degrees;
    return degrees + turns * 360;
  });
}

function rangeOf(column: Float64Array): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of column) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
