import type { Place, PrivacyZone } from "#lib/domain/track/privacy-zones";
import type { Ride } from "#lib/domain/track/ride";
import { routeEnds } from "#lib/domain/track/route-ends";
import { isInZone, wayInZones } from "#lib/domain/track/zone-geometry";

/** What of this ride a zone hides; `ridden` are the metres at which the ride first enters it. */
export type ZonePlace =
  | { readonly kind: "start" | "finish" | "both" | "elsewhere" }
  | { readonly kind: "way"; readonly ridden: number | undefined };

export function zonePlace({ track, distance }: Ride, zone: PrivacyZone): ZonePlace {
  const { latitude, longitude } = track.channels;
  if (!latitude || !longitude) return { kind: "elsewhere" };
  const ends = routeEnds(track);
  if (!ends) return { kind: "elsewhere" };
  const { first, last } = ends;
  const [start, finish] = [isInZone(zone, ends.start), isInZone(zone, ends.finish)];
  if (start || finish) return { kind: start && finish ? "both" : start ? "start" : "finish" };
  let before = ends.start;
  for (let i = first + 1; i <= last; i++) {
    const place: Place = { latitude: latitude[i]!, longitude: longitude[i]! };
    if (Number.isNaN(place.latitude + place.longitude)) continue;
    if (wayInZones([zone], before, place)) {
      const ridden = distance?.[i];
      return { kind: "way", ridden: Number.isNaN(ridden) ? undefined : ridden };
    }
    before = place;
  }
  return { kind: "elsewhere" };
}
