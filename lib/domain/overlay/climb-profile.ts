import type { Rect } from "#lib/domain/overlay/gauge";
import { neverFalling } from "#lib/domain/overlay/ride-progress";
import type { Climb } from "#lib/domain/track/climbs";
import type { TrackSampler } from "#lib/domain/track/sampler";

/** A part of a climb of a round number of metres (the last may be shorter). */
type ClimbPart = {
  /** Pixel columns from the area's left edge. */
  readonly from: number;
  readonly to: number;
  /** Rise over run. */
  readonly gradient: number;
};

/** A climb as it is drawn in an area: its line by pixel column, and the parts whose gradients are written into it. */
export type ClimbProfile = {
  /** Pixel rows at the columns' left edges; one more than there are columns. */
  readonly y: Float64Array;
  readonly parts: readonly ClimbPart[];
};

/** Lengths of parts that people count in, metres; the first that divides a climb into no more than MOST_PARTS. */
const LENGTHS = [100, 200, 250, 500, 1000, 2000, 5000, 10_000];
const MOST_PARTS = 9;
/** The foot of the climb stands this high above the area's lower edge, as a share of its height: room for numbers. */
const FOOT = 0.3;

export function traceClimb(sampler: TrackSampler, climb: Climb, area: Rect): ClimbProfile {
  const heights = heightsAlong(sampler, climb, area.width);
  const low = Math.min(...heights);
  const range = Math.max(1, Math.max(...heights) - low);
  const bottom = area.y + area.height * (1 - FOOT);
  const length = climb.end - climb.start;
  const part = LENGTHS.find((metres) => length / metres <= MOST_PARTS) ?? length;
  const parts: ClimbPart[] = [];
  for (let metres = 0; metres < length; metres += part) {
    // A rest too short for a number of its own belongs to the part before.
    const rest = length - metres - part;
    const end = rest < part * 0.35 ? length : metres + part;
    const [from, to] = [(metres / length) * area.width, (end / length) * area.width];
    const rise = heights[Math.round(to)]! - heights[Math.round(from)]!;
    parts.push({ from: Math.round(from), to: Math.round(to), gradient: rise / (end - metres) });
    if (end === length) break;
  }
  return { y: heights.map((height) => bottom - ((height - low) / range) * area.height * (1 - FOOT)), parts };
}

function heightsAlong(sampler: TrackSampler, climb: Climb, columns: number): Float64Array {
  const distance = neverFalling(sampler.distance);
  const elevation = sampler.smoothElevation!;
  let at = Math.max(
    0,
    distance.findIndex((metres, i) => metres >= climb.start && !Number.isNaN(elevation[i]!)),
  );
  let next = at;
  return Float64Array.from({ length: columns + 1 }, (_, column) => {
    const metres = climb.start + (column / columns) * (climb.end - climb.start);
    while (next < distance.length - 1 && (distance[next]! < metres || Number.isNaN(elevation[next]!))) {
      if (!Number.isNaN(elevation[next]!)) at = next;
      next++;
    }
    if (Number.isNaN(elevation[next]!)) return elevation[at]!;
    const step = distance[next]! - distance[at]!;
    const share = step > 0 ? Math.min(1, Math.max(0, (metres - distance[at]!) / step)) : 1;
    return elevation[at]! + (elevation[next]! - elevation[at]!) * share;
  });
}
