import { z } from "zod";

/** A circle around a place that is nobody's business (a home), in degrees (WGS 84) and metres. */
const privacyZoneSchema = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  radius: z.number().min(50).max(5000),
});
export type PrivacyZone = z.infer<typeof privacyZoneSchema>;

/** What of a ride's places is kept back. */
export const privacySchema = z.object({ zones: z.array(privacyZoneSchema).max(10).default([]) });
export type Privacy = z.infer<typeof privacySchema>;
