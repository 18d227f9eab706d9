import { z } from "zod";
import { storableText } from "#lib/domain/storable-text";

function between(least: number, most: number, unit: string) {
  const wanted = `A number of ${unit} from ${least} to ${most}`;
  return z.number(wanted).min(least, wanted).max(most, wanted).optional();
}

/** Who rides. What is left out is not known, and what depends on it is not shown. */
export const riderSchema = z.object({
  /** As it is shown in the picture. */
  name: storableText.trim().min(1, "At least one character").max(60, "At most 60 characters").optional(),
  /** Functional threshold power, watts. */
  ftp: between(40, 700, "watts"),
  /** Beats per minute. */
  maxHeartRate: between(80, 250, "beats per minute"),
  /** Kilograms. */
  weight: between(20, 300, "kilograms"),
});
export type Rider = z.infer<typeof riderSchema>;
