import { METRES_PER_DEGREE } from "#lib/domain/track/geodesy";
import { CHANNELS, type ChannelName, type Track } from "#lib/domain/track/track";

/** Metres east and north of the origin, or plain channel values; what is left out was not recorded. */
export type Point = { readonly t: number; readonly east?: number; readonly north?: number } & {
  readonly [Name in ChannelName]?: number;
};

export const ORIGIN = { time: 1_700_000_000, latitude: 46, longitude: 7 } as const;

/** A track of known truth. Each list of points is a segment; `t` counts from ORIGIN.time. */
export function syntheticTrack(...segments: readonly (readonly Point[])[]): Track {
  const points = segments.flat().map(placed);
  const channels: Partial<Record<ChannelName, Float64Array>> = {};
  for (const name of CHANNELS) {
    if (points.some((point) => point[name] !== undefined)) {
      channels[name] = Float64Array.from(points, (point) => point[name] ?? Number.NaN);
    }
  }
  return {
    format: "gpx",
    time: Float64Array.from(points, ({ t }) => ORIGIN.time + t),
    channels,
    segmentStarts: Uint32Array.from(segments, (_, k) => segments.slice(0, k).flat().length),
    warnings: [],
  };
}

function placed({ east, north, ...point }: Point): Omit<Point, "east" | "north"> {
  if (east === undefined && north === undefined) return point;
  const eastward = METRES_PER_DEGREE * Math.cos((ORIGIN.latitude * Math.PI) / 180);
  return {
    latitude: ORIGIN.latitude + (north ?? 0) / METRES_PER_DEGREE,
    longitude: ORIGIN.longitude + (east ?? 0) / eastward,
    ...point,
  };
}

/** One point a second from `from` to `to`, both included. */
export function everySecond(from: number, to: number, point: (t: number) => Omit<Point, "t">): Point[] {
  return Array.from({ length: to - from + 1 }, (_, k) => ({ t: from + k, ...point(from + k) }));
}

/** Normal noise of deviation 1 that is the same at every run (Park-Miller, then Box-Muller). */
export function noiseSource(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
