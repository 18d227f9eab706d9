import { z } from "zod";

const pixels = z.coerce.number().int().positive();

/** What a site asks that wants to show a link, see oembed.com. */
export const oembedQuerySchema = z.object({
  url: z.url().max(2048),
  maxwidth: pixels.optional(),
  maxheight: pixels.optional(),
  /** The other one that the standard knows is answered with 501, as it wants, and is not on offer. */
  format: z
    .enum(["json", "xml"])
    .meta({ override: { type: "string", enum: ["json"] } })
    .default("json"),
});
export type OembedQuery = z.infer<typeof oembedQuerySchema>;

const link = z.object({
  version: z.literal("1.0"),
  type: z.literal("link"),
  title: z.string(),
  provider_name: z.string(),
  provider_url: z.url(),
  /** Seconds for which the answer may be kept. */
  cache_age: z.number().int(),
  thumbnail_url: z.url().optional(),
  thumbnail_width: z.number().int().optional(),
  thumbnail_height: z.number().int().optional(),
});
const video = link.extend({
  type: z.literal("video"),
  html: z.string(),
  width: z.number().int(),
  height: z.number().int(),
});

/** A film; or a mere link where there is nothing that browsers play. */
export const oembedSchema = z.discriminatedUnion("type", [video, link]);
export type Oembed = z.infer<typeof oembedSchema>;
