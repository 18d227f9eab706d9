import { z } from "zod";
import { displayUnitsSchema } from "#lib/domain/overlay/display-units";
import { layoutSchema } from "#lib/domain/overlay/layout";
import { readPictureHeader } from "#lib/domain/picture-header";
import { outputSchema } from "#lib/domain/render/output";
import { videoFactsSchema } from "#lib/domain/render/video-facts";
import { riderSchema } from "#lib/domain/rider";
import { syncSchema } from "#lib/domain/sync/sync";
import { privacySchema } from "#lib/domain/track/privacy-zones";

/** The clip `[in, out)` in video time, seconds. */
export const clipSchema = z
  .object({ in: z.number().min(0), out: z.number().positive() })
  .refine((clip) => clip.out > clip.in, "The clip must end after it begins.");
export type Clip = z.infer<typeof clipSchema>;

const logoSchema = z
  .string()
  .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+=*$/, "The logo is a PNG or JPEG picture.")
  .max(200_000, "The logo is at most 150 kB large. Choose a smaller picture.")
  .refine(isDrawable, "The logo is a whole PNG or JPEG picture of at most 2048 × 2048 pixels.");

/** A small file can unpack to gigabytes: its header says how many pixels it has. */
function isDrawable(url: string): boolean {
  const encoded = url.slice(url.indexOf(",") + 1);
  try {
    const header = readPictureHeader(Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)));
    return header !== undefined && Math.max(header.width, header.height) <= 2048;
  } catch {
    return false;
  }
}

/** How one of a project's videos lies on the ride, and what of it is rendered; null until its file has been read. */
const videoEditSchema = z.object({ sync: syncSchema.nullable(), clip: clipSchema.nullable() });
export type VideoEdit = z.infer<typeof videoEditSchema>;

/** What the studio saves as one JSON document. */
export const projectDocumentSchema = z.object({
  /** By the video's id. */
  videos: z.record(z.uuid(), videoEditSchema),
  layout: layoutSchema,
  units: displayUnitsSchema,
  rider: riderSchema.default({}),
  /** Where the ride's places are not shown, neither here nor in what is rendered. */
  privacy: privacySchema.prefault({}),
  /** A small picture for the logo gauge, as a data URL. */
  logo: logoSchema.nullable().default(null),
  /** What is made of the clip when it is rendered. */
  output: outputSchema.prefault({}),
});
export type ProjectDocument = z.infer<typeof projectDocumentSchema>;

/** The immutable order a render carries: everything the worker needs to know, copied when it was placed. */
export const renderOrderSchema = z.object({
  title: z.string(),
  video: z.object({
    id: z.uuid(),
    /** Null: it lies at YouTube under `youtubeId`, and its facts are nominal until the clip was fetched. */
    key: z.string().nullable(),
    youtubeId: z.string().optional(),
    name: z.string(),
    facts: videoFactsSchema,
  }),
  track: z.object({ id: z.uuid(), key: z.string(), name: z.string() }),
  sync: syncSchema,
  clip: clipSchema,
  layout: layoutSchema,
  units: displayUnitsSchema,
  rider: riderSchema.default({}),
  privacy: privacySchema.prefault({}),
  logo: logoSchema.nullable().default(null),
  output: outputSchema,
});
export type RenderOrder = z.infer<typeof renderOrderSchema>;
