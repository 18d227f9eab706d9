import { z } from "zod";
import { storableText } from "#lib/domain/storable-text";

/** Who rides. What is left out is not known, and what depends on it is not shown. */
export const riderSchema = z.object({
  /** As it is shown in the picture. */
  name: storableText.trim().min(1).max(60).optional(),
  /** Functional threshold power, watts. */
  ftp: z.number().min(40).max(700).optional(),
  /** Beats per minute. */
  maxHeartRate: z.number().min(80).max(250).optional(),
  /** Kilograms. */
  weight: z.number().min(20).max(300).optional(),
});
export type Rider = z.infer<typeof riderSchema>;
