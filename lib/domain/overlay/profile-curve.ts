import type { Rect } from "#lib/domain/overlay/gauge";
import { neverFalling } from "#lib/domain/overlay/ride-progress";
import type { TrackSampler } from "#lib/domain/track/sampler";

/** The ride's heights over its whole way, one per pixel column of an area, and where the rider is along it. */
export type ProfileCurve = {
  /** Pixel rows of the curve at the columns' left edges; one more than there are columns. */
  readonly y: Float64Array;
  /** Columns (pixels from the area's left edge) behind the rider at every sample, never falling. */
  readonly progress: Float64Array;
  /** Rise over run between two columns. */
  slope(from: number, to: number): number;
};

/** A flat ride stays flat: the area is never filled by less than this many metres. */
const SMALLEST_RANGE = 80;
/** The lowest point stands this high above the area's lower edge, as a share of its height. */
const FOOT = 0.16;

/** Undefined when the ride has no heights or no length. */
export function traceProfile(sampler: TrackSampler, area: Rect): ProfileCurve | undefined {
  const elevation = sampler.smoothElevation;
  const distance = neverFalling(sampler.distance);
  const total = distance.at(-1) ?? 0;
  if (!elevation || !(total > 0)) return undefined;
  const heights = heightsByColumn(distance, elevation, total, area.width);
  if (!heights) return undefined;
  const low = Math.min(...heights);
  const high = Math.max(...heights);
  const range = Math.max(high - low, SMALLEST_RANGE);
  const bottom = area.y + area.height * (1 - FOOT);
  return {
    y: heights.map((height) => bottom - ((height - low) / range) * area.height * (1 - FOOT)),
    progress: distance.map((metres) => (metres / total) * area.width),
    slope: (from, to) => ((heights[to]! - heights[from]!) / (to - from)) * (area.width / total),
  };
}

/** Interpolates over the way; samples without a height are left out, the ends keep the nearest height. */
function heightsByColumn(
  distance: Float64Array,
  elevation: Float64Array,
  total: number,
  columns: number,
): Float64Array | undefined {
  const known = Array.from(elevation.keys()).filter((i) => !Number.isNaN(elevation[i]!));
  if (known.length === 0) return undefined;
  let at = 0;
  return Float64Array.from({ length: columns + 1 }, (_, column) => {
    const metres = (column / columns) * total;
    while (at < known.length - 1 && distance[known[at + 1]!]! < metres) at++;
    const before = known[at]!;
    const after = known[at + 1] ?? before;
    const step = distance[after]! - distance[before]!;
    const share = step > 0 ? Math.min(1, Math.max(0, (metres - distance[before]!) / step)) : 0;
    return elevation[before]! + (elevation[after]! - elevation[before]!) * share;
  });
}
