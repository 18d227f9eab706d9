import type { Place } from "#lib/domain/track/privacy-zones";
import type { Track } from "#lib/domain/track/track";

/** The first and the last sample with a place, and those places. Undefined for a track without any. */
export type RouteEnds = {
  readonly first: number;
  readonly last: number;
  readonly start: Place;
  readonly finish: Place;
};

export function routeEnds({ channels: { latitude, longitude } }: Track): RouteEnds | undefined {
  if (!latitude || !longitude) return undefined;
  const isKnown = (_: number, i: number) => !Number.isNaN(latitude[i]! + longitude[i]!);
  const [first, last] = [latitude.findIndex(isKnown), latitude.findLastIndex(isKnown)];
  if (first < 0) return undefined;
  const placeOf = (i: number) => ({ latitude: latitude[i]!, longitude: longitude[i]! });
  return { first, last, start: placeOf(first), finish: placeOf(last) };
}
