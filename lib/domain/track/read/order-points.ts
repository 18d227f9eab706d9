import { longestRisingRun } from "#lib/domain/track/derive/longest-rising-run";

export type PointOrder = {
  /** Indices of the points that stay, in time order; their times rise strictly. */
  order: number[];
  /** Positions in `order` at which a segment begins, rising, starting with 0. */
  segmentStarts: number[];
  /** Points left out because another has the very same time. */
  duplicates: number;
  /** Points left out because they follow another one more closely than any recorder writes. */
  crowded: number;
  /** Points left out because their clock ran backwards, or because a fuller segment covers their time. */
  backward: number;
};

/**
 * Puts recorded points in time order. Whole segments that stand in the wrong order (a file with the newest track
 * first) are sorted. Inside a segment a clock that runs backwards is a fault: the longest rising run of times stays.
 * Of equal times in a segment the later point stays, and of a crowd within LEAST_APART the first. Where segments cover the same time (one ride saved twice) the
 * one with the most points stays.
 */
export function orderPoints(time: Float64Array, segmentStarts: readonly number[]): PointOrder {
  const result: PointOrder = { order: [], segmentStarts: [], duplicates: 0, crowded: 0, backward: 0 };
  const segments = segmentStarts.map((start, k) =>
    strictlyRising(time, start, segmentStarts[k + 1] ?? time.length, result),
  );
  for (const piece of withoutOverlap(time, segments, result)) {
    result.segmentStarts.push(result.order.length);
    for (const index of piece) result.order.push(index);
  }
  return result;
}

type Piece = number[];

/** Seconds. The fastest sensors write 100 times a second; every sample more would cost time and show nothing. */
const LEAST_APART = 0.005;

function strictlyRising(time: Float64Array, start: number, end: number, result: PointOrder): Piece {
  const rising = longestRisingRun(time, start, end);
  const unique = rising.filter((index, k) => time[rising[k + 1] ?? -1] !== time[index]);
  let kept = Number.NEGATIVE_INFINITY;
  const apart = unique.filter((index) => {
    if (time[index]! - kept < LEAST_APART) return false;
    kept = time[index]!;
    return true;
  });
  result.backward += end - start - rising.length;
  result.duplicates += rising.length - unique.length;
  result.crowded += unique.length - apart.length;
  return apart;
}

/** Pieces whose spans of time are apart, in time order. */
function withoutOverlap(time: Float64Array, segments: readonly Piece[], result: PointOrder): Piece[] {
  const spans: Piece[] = [];
  for (const segment of segments.toSorted((a, b) => b.length - a.length)) {
    let open: Piece | undefined;
    let place = 0;
    for (const index of segment) {
      const moment = time[index]!;
      const after = spansBefore(time, spans, moment);
      const last = spans[after - 1]?.at(-1);
      // Its own open piece is always the last one before the moment unless a fuller segment lies between.
      if (last !== undefined && time[last]! >= moment) {
        if (time[last] === moment || time[spans[after - 1]![0]!] === moment) result.duplicates++;
        else result.backward++;
        continue;
      }
      if (open && after === place + 1) open.push(index);
      else {
        open = [index];
        place = after;
        spans.splice(place, 0, open);
      }
    }
  }
  return spans;
}

/** How many spans begin at or before the moment. */
function spansBefore(time: Float64Array, spans: readonly Piece[], moment: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time[spans[middle]![0]!]! <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
