import { z } from "zod";
import { METRES_PER_DEGREE } from "#lib/domain/track/geodesy";

/** Metres. A smaller circle hides a house but not the street, a larger one most rides. */
export const SMALLEST_ZONE = 50;
export const LARGEST_ZONE = 5000;
export const MOST_ZONES = 10;

/** A circle around a place that is nobody's business (a home), in degrees (WGS 84) and metres. */
const privacyZoneSchema = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  radius: z.number().min(SMALLEST_ZONE).max(LARGEST_ZONE),
});
export type PrivacyZone = z.infer<typeof privacyZoneSchema>;

/** What of a ride's places is kept back. */
export const privacySchema = z.object({
  zones: z.array(privacyZoneSchema).max(MOST_ZONES).default([]),
  /** The zones are those of the person's ride before and were not looked at here yet. */
  carriedOver: z.literal(true).optional(),
});
export type Privacy = z.infer<typeof privacySchema>;

export const NOTHING_HIDDEN: Privacy = { zones: [] };

export type Place = Pick<PrivacyZone, "latitude" | "longitude">;

/** The share of its radius by which a new zone's middle may lie beside the place that it hides. */
const OFF_CENTRE = 0.7;

/**
 * A zone that hides `place` but is not centred on it: where the lines of a few rides end tells the circle, and so its
 * middle. Every spot within 0.7 of the radius is as likely. `random` gives numbers from 0 to 1, 1 excluded.
 */
export function zoneHiding(place: Place, radius: number, random: () => number): PrivacyZone {
  const away = OFF_CENTRE * radius * Math.sqrt(random());
  const direction = 2 * Math.PI * random();
  return { ...placeBeside(place, away * Math.sin(direction), away * Math.cos(direction)), radius };
}

/** The place so many metres east and north of another one; exact enough over some kilometres. */
export function placeBeside({ latitude, longitude }: Place, east: number, north: number): Place {
  const moved = Math.min(90, Math.max(-90, latitude + north / METRES_PER_DEGREE));
  const shrink = Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
  const degrees = longitude + east / (METRES_PER_DEGREE * shrink);
  return { latitude: moved, longitude: degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees };
}
