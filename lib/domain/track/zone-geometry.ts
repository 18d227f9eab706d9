import { longitudeDifference, METRES_PER_DEGREE } from "#lib/domain/track/geodesy";
import type { Place, PrivacyZone } from "#lib/domain/track/privacy-zones";

/** The part of a straight way that lies in a zone: shares of the way, 0 to 1. */
export type Within = { readonly from: number; readonly to: number };

/** Metres east and north of the zone's middle. On the plane: a zone is small. */
function beside(zone: Place, { latitude, longitude }: Place): readonly [east: number, north: number] {
  const shrink = Math.cos((zone.latitude * Math.PI) / 180);
  return [
    longitudeDifference(zone.longitude, longitude) * METRES_PER_DEGREE * shrink,
    (latitude - zone.latitude) * METRES_PER_DEGREE,
  ];
}

export function isInZone(zone: PrivacyZone, place: Place): boolean {
  // Most places are far from most zones: no cosine for them.
  if (Math.abs(place.latitude - zone.latitude) * METRES_PER_DEGREE > zone.radius) return false;
  const [east, north] = beside(zone, place);
  return east * east + north * north < zone.radius * zone.radius;
}

/** What of the straight way from one place to another lies in any of the zones, all that is between included. */
export function wayInZones(zones: readonly PrivacyZone[], from: Place, to: Place): Within | undefined {
  let whole: Within | undefined;
  for (const zone of zones) {
    const part = wayInZone(zone, from, to);
    if (!part) continue;
    whole = whole ? { from: Math.min(whole.from, part.from), to: Math.max(whole.to, part.to) } : part;
  }
  return whole;
}

function wayInZone(zone: PrivacyZone, from: Place, to: Place): Within | undefined {
  const reach = zone.radius / METRES_PER_DEGREE;
  if (Math.max(from.latitude, to.latitude) < zone.latitude - reach) return undefined;
  if (Math.min(from.latitude, to.latitude) > zone.latitude + reach) return undefined;
  const [fromEast, fromNorth] = beside(zone, from);
  const [toEast, toNorth] = beside(zone, to);
  const [east, north] = [toEast - fromEast, toNorth - fromNorth];
  const a = east * east + north * north;
  const b = fromEast * east + fromNorth * north;
  const c = fromEast * fromEast + fromNorth * fromNorth - zone.radius * zone.radius;
  if (a === 0) return c < 0 ? { from: 0, to: 1 } : undefined;
  const root = Math.sqrt(b * b - a * c);
  const [enters, leaves] = [(-b - root) / a, (-b + root) / a];
  // NaN, where the line misses the circle, fails both comparisons.
  return enters < 1 && leaves > 0 ? { from: Math.max(0, enters), to: Math.min(1, leaves) } : undefined;
}
