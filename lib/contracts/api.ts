import { z } from "zod";
import { clipSchema, projectDocumentSchema, renderOrderSchema } from "#lib/contracts/project";
import { displayUnitsSchema } from "#lib/domain/overlay/display-units";
import { layoutSchema } from "#lib/domain/overlay/layout";
import { filmstripSchema } from "#lib/domain/render/filmstrip";
import { FILM_SIZES, outputSchema } from "#lib/domain/render/output";
import { videoFactsSchema } from "#lib/domain/render/video-facts";
import { storableText } from "#lib/domain/storable-text";

/** The one shape of every failed response. */
export const errorResponseSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});
export type ErrorResponse = z.infer<typeof errorResponseSchema>;

const id = z.uuid();
const title = storableText.trim().min(1).max(120);
const moment = z.iso.datetime();

// ── Uploads: create → sign parts → PUT them in parallel → complete with ETags, or abort ──────────────────────────

const uploadKindSchema = z.enum(["video", "track"]);
export type UploadKind = z.infer<typeof uploadKindSchema>;

export const createUploadSchema = z.object({
  kind: uploadKindSchema,
  /** The file's own name, for people only: it never reaches a path, a shell or a header unescaped. */
  name: z.string().min(1).max(255),
  size: z.number().int().positive("The file is empty: it has 0 bytes. Copy it from the device again"),
  /** Names the file on the uploader's side (name, size, date), so that an interrupted upload is found again. */
  fingerprint: z.string().min(1).max(512),
});
const uploadPartSchema = z.object({
  partNumber: z.number().int().min(1).max(10_000),
  etag: storableText.min(1).max(256),
  size: z.number().int().nonnegative(),
});
export const uploadSchema = z.object({
  id,
  kind: uploadKindSchema,
  name: z.string(),
  size: z.number().int(),
  /** Every part has this many bytes but the last. */
  partSize: z.number().int().positive(),
  /** Parts that storage already holds. */
  parts: z.array(uploadPartSchema),
  createdAt: moment,
});
export type Upload = z.infer<typeof uploadSchema>;
export const uploadListSchema = z.object({ uploads: z.array(uploadSchema) });
/** Of one file, or all. */
export const listUploadsQuerySchema = z.object({ fingerprint: z.string().min(1).max(512).optional() });
export const signPartsSchema = z.object({ partNumbers: z.array(z.number().int().min(1).max(10_000)).min(1).max(100) });
export const signedPartsSchema = z.object({
  parts: z.array(z.object({ partNumber: z.number().int(), url: z.url(), expiresAt: moment })),
});
export const completeUploadSchema = z.object({
  parts: z
    .array(uploadPartSchema.pick({ partNumber: true, etag: true }))
    .min(1)
    .max(10_000),
  /** A chapter that is going to be joined: by itself it is read only once nobody has joined it for a day. */
  chapter: z.boolean().optional(),
});
export const completedUploadSchema = z.object({ kind: uploadKindSchema, id });

// ── Videos and tracks ────────────────────────────────────────────────────────────────────────────────────────────

export const videoSchema = z.object({
  id,
  name: z.string(),
  status: z.enum(["processing", "ready", "failed"]),
  /** 0 to 1 while the chapters that it consists of are being joined; null otherwise. */
  joinProgress: z.number().min(0).max(1).nullable(),
  facts: videoFactsSchema.nullable(),
  /** Expiring address of the file, with Range; null for a video that stays at YouTube, and while chapters are joined. */
  url: z.url().nullable(),
  /** YouTube's own id of a video that stays there. */
  youtubeId: z.string().nullable(),
  /** Whether a render of it fetches its clip from YouTube: it stays there, and this server does such. */
  fetchable: z.boolean(),
  posterUrl: z.url().nullable(),
  /** Expiring address of a smaller version that every browser plays; null where there is none (yet). */
  previewUrl: z.url().nullable(),
  /** 0 to 1 while that version is being made; null when none is. */
  previewProgress: z.number().min(0).max(1).nullable(),
  /** A JPEG of small pictures of the whole video, see `filmstripSchema`. */
  filmstrip: filmstripSchema.extend({ url: z.url() }).nullable(),
  /** Expiring address of the sound's loudness: one byte (0 silence, 255 full scale) for each equal part of the video. */
  waveformUrl: z.url().nullable(),
  /** The two above are still being made. */
  stripPending: z.boolean(),
  /** The track of the camera's own GPS, where it recorded one: a project can do with it alone. */
  cameraTrackId: id.nullable(),
  /** In plain words, when status is failed. */
  problem: z.string().nullable(),
});
export type VideoResource = z.infer<typeof videoSchema>;
export const trackSchema = z.object({ id, name: z.string(), size: z.number().int(), url: z.url() });
export type TrackResource = z.infer<typeof trackSchema>;

/** The chapters of one recording, in the order in which they were recorded. */
export const joinVideosSchema = z.object({
  videoIds: z
    .array(id)
    .min(2, "At least two chapters are needed.")
    .max(32, "Up to 32 chapters can be joined.")
    .refine((ids) => new Set(ids).size === ids.length, "Each chapter may be named once only."),
});

/** A video that stays at YouTube: what its player says of it. It plays in the studio; it has no file to render from. */
export const createYoutubeVideoSchema = z.object({
  url: z.string().max(2048),
  /** Seconds. */
  duration: z
    .number()
    .positive()
    .max(12 * 3600, "The video is at most 12 hours long."),
  name: storableText.trim().min(1).max(255).optional(),
});

// ── A person's own layouts ───────────────────────────────────────────────────────────────────────────────────────

/** The layout carries its own name, by which people find it again. */
export const saveLayoutSchema = z.object({ layout: layoutSchema });
export const savedLayoutSchema = z.object({ id, layout: layoutSchema, createdAt: moment, updatedAt: moment });
export type SavedLayout = z.infer<typeof savedLayoutSchema>;
export const savedLayoutListSchema = z.object({ layouts: z.array(savedLayoutSchema) });

// ── Projects ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Videos on one ride. */
export const MOST_VIDEOS = 20;

export const createProjectSchema = z.object({
  title,
  /** In the order in which they are shown. */
  videoIds: z
    .array(id)
    .min(1)
    .max(MOST_VIDEOS)
    .refine((ids) => new Set(ids).size === ids.length, "Each video can be named once."),
  /** Left out: the ride that a camera itself recorded into the first video that has one. */
  trackId: id.optional(),
  /** The person's own clock at the time of the ride: how clocks are shown, and a way to read the camera's. */
  utcOffsetMinutes: displayUnitsSchema.shape.utcOffsetMinutes.optional(),
});
export const updateProjectSchema = z
  .object({ title, document: projectDocumentSchema })
  .partial()
  .extend({ /** The version that was edited; another one in the database answers 409. */ version: z.number().int() });
/** Adds a video that was uploaded, or brings one back that was removed a while ago. */
export const addVideoSchema = z.object({
  videoId: id,
  /** The video in whose place it comes, with that one's sync and clip. */
  replaces: id.optional(),
  /** The version that was read; another one in the database answers 409. */
  version: z.number().int(),
});
export const removeVideoQuerySchema = z.object({ version: z.coerce.number().int() });
export const projectSchema = z.object({
  id,
  title: z.string(),
  version: z.number().int(),
  document: projectDocumentSchema,
  /** In the order in which they were added; never empty. */
  videos: z.array(videoSchema),
  track: trackSchema,
  createdAt: moment,
  updatedAt: moment,
});
export type ProjectResource = z.infer<typeof projectSchema>;
export const projectListSchema = z.object({
  projects: z.array(
    projectSchema.pick({ id: true, title: true, createdAt: true, updatedAt: true }).extend({
      posterUrl: z.url().nullable(),
      renders: z.number().int(),
    }),
  ),
});
export type ProjectListItem = z.infer<typeof projectListSchema>["projects"][number];

// ── Shares ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const shareSchema = z.object({
  token: z.string(),
  url: z.url(),
  /** The page that other sites may frame. */
  embedUrl: z.url(),
  /** The link as a QR code, SVG. */
  qrUrl: z.url(),
  expiresAt: moment,
});
export type ShareResource = z.infer<typeof shareSchema>;

// ── Renders ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const createRenderSchema = z.object({
  projectId: id,
  /** Which of the project's videos; can be left out where it has only one. */
  videoId: id.optional(),
  /** The project's own clip and output when left out. */
  clip: clipSchema.optional(),
  output: outputSchema.optional(),
});
const renderStatusSchema = z.enum(["queued", "running", "done", "failed", "cancelled", "expired"]);
export type RenderStatus = z.infer<typeof renderStatusSchema>;
/** What changes while a render runs: sent whole on every event. `version` rises with each change and is the event id. */
export const renderProgressSchema = z.object({
  version: z.number().int(),
  status: renderStatusSchema,
  stage: z.enum(["waiting", "fetching", "fetched", "preparing", "drawing", "checking", "publishing", "finished"]),
  /** 0 to 1. */
  progress: z.number().min(0).max(1),
  framesDone: z.number().int(),
  framesTotal: z.number().int(),
  /** Seconds left, when it can be told. */
  eta: z.number().nullable(),
  problem: z.string().nullable(),
});
export type RenderProgress = z.infer<typeof renderProgressSchema>;
const renditionSchema = z.object({
  /** A film by its size (`source` is the largest, whatever that is), the gauges alone, or a still picture. */
  kind: z.enum([...FILM_SIZES, "overlay", "poster"]),
  format: z.enum(["mp4", "mov", "webm", "jpg"]),
  url: z.url(),
  downloadUrl: z.url(),
  fileName: z.string(),
  size: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});
export const renderSchema = renderProgressSchema.extend({
  id,
  projectId: id,
  order: renderOrderSchema.omit({ video: true, track: true, logo: true, privacy: true }),
  /** Which video it is of, as it was called then. */
  video: renderOrderSchema.shape.video.pick({ id: true, name: true, youtubeId: true }),
  warnings: z.array(z.string()),
  renditions: z.array(renditionSchema),
  share: shareSchema.nullable(),
  createdAt: moment,
  finishedAt: moment.nullable(),
  expiresAt: moment.nullable(),
  /** Its files can be kept for another while: once. */
  extendable: z.boolean(),
});
export type RenderResource = z.infer<typeof renderSchema>;
/** By how many days a render is kept longer, once. */
export const EXTENSION_DAYS = 30;
/** One file of a finished render. Films come first, the largest at the head; the poster comes last. */
export type RenditionResource = z.infer<typeof renditionSchema>;
/** Which video is to be rendered: films that were made of it tell the most. */
export const renderOutlookQuerySchema = z.object({ videoId: id.optional() });
/** What an estimate of time and size needs to know of an installation, see `estimateTime`, `estimateSize`. */
export const renderOutlookSchema = z.object({
  /** Seconds that a second of work takes here: on good, usual and bad days. */
  pace: z.object({ low: z.number(), usual: z.number(), high: z.number() }),
  /** Finished renders that the pace was measured on; 0: it is a guess. */
  measured: z.number().int(),
  /** What a render that is ordered now waits for, and how much work that is, in seconds. */
  ahead: z.object({ renders: z.number().int(), work: z.number() }),
  /** How the sizes of finished films compare with what is usual, see `estimateSize`; null where there are none. */
  size: z.object({ ratio: z.number(), within: z.number() }).nullable(),
});
export type RenderOutlook = z.infer<typeof renderOutlookSchema>;
export const renderListSchema = z.object({ renders: z.array(renderSchema) });
