import type { Place, PrivacyZone } from "#lib/domain/track/privacy-zones";
import type { Ride } from "#lib/domain/track/ride";
import { isInZone, wayInZones } from "#lib/domain/track/zone-geometry";

/** What of this ride a zone hides; `ridden` are the metres at which the ride first enters it. */
export type ZonePlace =
  | { readonly kind: "start" | "finish" | "both" | "elsewhere" }
  | { readonly kind: "way"; readonly ridden: number | undefined };

export function zonePlace({ track, distance }: Ride, zone: PrivacyZone): ZonePlace {
  const { latitude, longitude } = track.channels;
  if (!latitude || !longitude) return { kind: "elsewhere" };
  const placeOf = (i: number): Place => ({ latitude: latitude[i]!, longitude: longitude[i]! });
  const isKnown = (_: number, i: number) => !Number.isNaN(latitude[i]! + longitude[i]!);
  const [first, last] = [latitude.findIndex(isKnown), latitude.findLastIndex(isKnown)];
  if (first < 0) return { kind: "elsewhere" };
  const [start, finish] = [isInZone(zone, placeOf(first)), isInZone(zone, placeOf(last))];
  if (start || finish) return { kind: start && finish ? "both" : start ? "start" : "finish" };
  let before = placeOf(first);
  for (let i = first + 1; i <= last; i++) {
    if (!isKnown(0, i)) continue;
    const place = placeOf(i);
    if (wayInZones([zone], before, place)) {
      const ridden = distance?.[i];
      return { kind: "way", ridden: Number.isNaN(ridden) ? undefined : ridden };
    }
    before = place;
  }
  return { kind: "elsewhere" };
}

/** Where the ride begins and ends. */
export function endsOf({ track }: Ride): { readonly start: Place; readonly finish: Place } | undefined {
  const { latitude, longitude } = track.channels;
  if (!latitude || !longitude) return undefined;
  const isKnown = (_: number, i: number) => !Number.isNaN(latitude[i]! + longitude[i]!);
  const [first, last] = [latitude.findIndex(isKnown), latitude.findLastIndex(isKnown)];
  if (first < 0) return undefined;
  return {
    start: { latitude: latitude[first]!, longitude: longitude[first]! },
    finish: { latitude: latitude[last]!, longitude: longitude[last]! },
  };
}
