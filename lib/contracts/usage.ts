import { z } from "zod";
import { PLAN_NAMES } from "#lib/contracts/plans";

const count = z.number().int().nonnegative();
/** Null: no limit. */
const limit = count.nullable();

/** What a person's plan gives and what of it is used. Sizes in bytes, lengths in seconds. */
export const usageSchema = z.object({
  plan: z.enum(PLAN_NAMES),
  renders: z.object({
    used: count,
    limit,
    /** When this month (UTC) ends and counting begins anew. */
    resetsAt: z.iso.datetime(),
  }),
  /** Renders that workers have in hand, and how many that may be; the others wait. */
  running: z.object({ used: count, limit }),
  storage: z.object({
    used: count,
    limit,
    /** What `used` consists of; uploads under way count with their whole size. */
    videos: count,
    tracks: count,
    films: count,
    uploads: count,
  }),
  clipSeconds: limit,
  /** Of one file: a video. */
  uploadBytes: limit,
  /** The projects that take the most, the largest first; a video of several projects counts in each. */
  largest: z.array(z.object({ id: z.uuid(), title: z.string(), bytes: count })),
});
export type Usage = z.infer<typeof usageSchema>;
