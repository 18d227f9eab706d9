import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { RenderProgress, RenderStatus, RenditionResource, UploadKind } from "#lib/contracts/api";
import type { NoticeKind } from "#lib/contracts/notices";
import type { PlanName } from "#lib/contracts/plans";
import { projectDocumentSchema, renderOrderSchema } from "#lib/contracts/project";
import { layoutSchema } from "#lib/domain/overlay/layout";
import type { Filmstrip } from "#lib/domain/render/filmstrip";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { parsedJsonb } from "#lib/server/db/parsed-jsonb";

const id = () => uuid("id").primaryKey().defaultRandom();
const owner = () => uuid("owner_id").notNull();
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const created = () => moment("created_at").notNull().defaultNow();
const bytes = (name: string) => bigint(name, { mode: "number" });

/**
 * The second wall, for databases whose tables can be asked past this server (Supabase's Data API): row-level security is
 * on everywhere, people may read what is theirs, and nobody may write. This server owns the tables and is not held by it.
 */
const readableBy = (owns: SQL) => pgPolicy("owner_reads", { for: "select", using: sql`${owns} = request_user()` });
const readableByOwner = () => readableBy(sql`owner_id`);

/** One row, made by the migration: which installation this database belongs to (lib/server/upkeep/owns-storage.ts). */
export const installation = pgTable("installation", { id: id() }).enableRLS();

/** Who has been here: made when a person is first seen. The id is that of their sign-in (Supabase) or local mode's. */
export const accounts = pgTable(
  "accounts",
  {
    id: uuid("id").primaryKey(),
    /** As their access token last said. */
    email: text("email"),
    /** Null: the installation's DEFAULT_PLAN. */
    plan: text("plan").$type<PlanName>(),
    /** Whether they want mail about their renders. */
    mailWanted: boolean("mail_wanted").notNull().default(true),
    /** They asked for everything to be deleted: nothing of theirs is answered any more while a worker does it. */
    erasingSince: moment("erasing_since"),
    createdAt: created(),
  },
  () => [readableBy(sql`id`)],
);

/** A multipart upload under way. Its row is deleted when it is completed or aborted. */
export const uploads = pgTable(
  "uploads",
  {
    id: id(),
    ownerId: owner(),
    kind: text("kind").$type<UploadKind>().notNull(),
    name: text("name").notNull(),
    size: bytes("size").notNull(),
    fingerprint: text("fingerprint").notNull(),
    /** The video or track that it becomes. The same id: a completion that is repeated finds what it made. */
    targetId: uuid("target_id").notNull(),
    key: text("key").notNull(),
    storageUploadId: text("storage_upload_id").notNull(),
    partSize: integer("part_size").notNull(),
    createdAt: created(),
    /** When parts were last signed: an upload that is resumed on its third day is not a stale one. */
    activeAt: moment("active_at").notNull().defaultNow(),
  },
  (table) => [
    index("uploads_owner_fingerprint").on(table.ownerId, table.fingerprint),
    index("uploads_active").on(table.activeAt),
    readableByOwner(),
  ],
);

export const videos = pgTable(
  "videos",
  {
    id: id(),
    ownerId: owner(),
    name: text("name").notNull(),
    /** Null for a video that stays at YouTube, then `youtubeId` is set, and until its chapters have been joined. */
    key: text("key"),
    youtubeId: text("youtube_id"),
    size: bytes("size").notNull(),
    status: text("status").$type<"processing" | "ready" | "failed">().notNull().default("processing"),
    facts: jsonb("facts").$type<VideoFacts>(),
    hasPoster: boolean("has_poster").notNull().default(false),
    /** What lies over the timeline: its small pictures, where they were made. */
    filmstrip: jsonb("filmstrip").$type<Filmstrip>(),
    hasWaveform: boolean("has_waveform").notNull().default(false),
    /** A job still has to make the two above. */
    stripPending: boolean("strip_pending").notNull().default(false),
    /** A version that every browser plays, where browsers cannot be expected to play the file itself. */
    hasPreview: boolean("has_preview").notNull().default(false),
    /** 0 to 1 while a job has to make it or, before that, the video's own file out of chapters; null otherwise. */
    previewProgress: real("preview_progress"),
    /** The ride that the camera recorded into it, where it did. Its id is the video's: reading it twice makes one. */
    cameraTrackId: uuid("camera_track_id").references((): AnyPgColumn => tracks.id, { onDelete: "set null" }),
    problem: text("problem"),
    createdAt: created(),
  },
  (table) => [
    index("videos_owner").on(table.ownerId),
    index("videos_camera_track").on(table.cameraTrackId),
    readableByOwner(),
  ],
);

export const tracks = pgTable(
  "tracks",
  {
    id: id(),
    ownerId: owner(),
    name: text("name").notNull(),
    key: text("key").notNull(),
    size: bytes("size").notNull(),
    createdAt: created(),
  },
  (table) => [index("tracks_owner").on(table.ownerId), readableByOwner()],
);

export const projects = pgTable(
  "projects",
  {
    id: id(),
    ownerId: owner(),
    title: text("title").notNull(),
    trackId: uuid("track_id")
      .notNull()
      .references(() => tracks.id),
    document: parsedJsonb("document", projectDocumentSchema).notNull(),
    /** Rises with every save: two tabs cannot overwrite each other silently. */
    version: integer("version").notNull().default(1),
    createdAt: created(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [
    index("projects_owner").on(table.ownerId, table.updatedAt),
    index("projects_track").on(table.trackId),
    readableByOwner(),
  ],
);

/** Which videos a project has, in the order in which they were added. */
export const projectVideos = pgTable(
  "project_videos",
  {
    projectId: uuid("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    videoId: uuid("video_id")
      .notNull()
      .references(() => videos.id),
    addedAt: moment("added_at").notNull().defaultNow(),
    /** Taken out of the project, but kept for a while to be brought back. */
    removedAt: moment("removed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.videoId] }),
    index("project_videos_video").on(table.videoId),
    readableBy(sql`(select owner_id from projects where projects.id = project_id)`),
  ],
);

/** Layouts that people made themselves, for any of their projects. */
export const layouts = pgTable(
  "layouts",
  {
    id: id(),
    ownerId: owner(),
    layout: parsedJsonb("layout", layoutSchema).notNull(),
    createdAt: created(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [index("layouts_owner").on(table.ownerId), readableByOwner()],
);

/** A render's job carries the render's own id: one row, one job. Every change of a row is announced by a trigger. */
export const renders = pgTable(
  "renders",
  {
    id: id(),
    ownerId: owner(),
    projectId: uuid("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    /** The immutable snapshot; never updated. */
    order: parsedJsonb("order", renderOrderSchema).notNull(),
    status: text("status").$type<RenderStatus>().notNull().default("queued"),
    stage: text("stage").$type<RenderProgress["stage"]>().notNull().default("waiting"),
    progress: real("progress").notNull().default(0),
    framesDone: integer("frames_done").notNull().default(0),
    framesTotal: integer("frames_total").notNull().default(0),
    eta: real("eta"),
    problem: text("problem"),
    warnings: jsonb("warnings").$type<string[]>().notNull().default([]),
    /** Which try is running. A worker whose claim was taken over holds an older number, and its writes miss. */
    attempt: integer("attempt").notNull().default(0),
    /** Raised by a trigger with every change; the SSE event id. */
    version: integer("version").notNull().default(1),
    createdAt: created(),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
    expiresAt: moment("expires_at"),
    /** When the owner asked for its files to be kept longer: that is done once. */
    extendedAt: moment("extended_at"),
  },
  (table) => [
    index("renders_owner").on(table.ownerId),
    index("renders_project").on(table.projectId, table.createdAt),
    index("renders_expiry").on(table.expiresAt),
    readableByOwner(),
  ],
);

export const renditions = pgTable(
  "renditions",
  {
    id: id(),
    renderId: uuid("render_id")
      .notNull()
      .references(() => renders.id, { onDelete: "cascade" }),
    kind: text("kind").$type<RenditionResource["kind"]>().notNull(),
    format: text("format").$type<RenditionResource["format"]>().notNull(),
    key: text("key").notNull(),
    size: bytes("size").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
  },
  (table) => [
    uniqueIndex("renditions_render_kind").on(table.renderId, table.kind),
    readableBy(sql`(select owner_id from renders where renders.id = render_id)`),
  ],
);

/**
 * What was ordered, for counting a month's renders: written with the render, kept when that is deleted. A trigger gives
 * back one that failed, or was cancelled before a worker began it or had fetched its clip.
 */
export const renderOrders = pgTable(
  "render_orders",
  {
    renderId: uuid("render_id").primaryKey(),
    ownerId: owner(),
    orderedAt: moment("ordered_at").notNull().defaultNow(),
    returnedAt: moment("returned_at"),
  },
  (table) => [index("render_orders_owner").on(table.ownerId, table.orderedAt), readableByOwner()],
);

export const shares = pgTable(
  "shares",
  {
    /** 128 random bits, base64url. */
    token: text("token").primaryKey(),
    renderId: uuid("render_id")
      .notNull()
      .references(() => renders.id, { onDelete: "cascade" }),
    ownerId: owner(),
    createdAt: created(),
    revokedAt: moment("revoked_at"),
  },
  (table) => [uniqueIndex("shares_render_live").on(table.renderId).where(sql`revoked_at is null`), readableByOwner()],
);

/** Counters of `rate-limiter-flexible`; its names. */
export const rateLimits = pgTable("rate_limits", {
  key: text("key").primaryKey(),
  points: integer("points").notNull().default(0),
  expire: timestamp("expire", { withTimezone: true, mode: "date" }),
}).enableRLS();

/** Addresses of people's own programs that are told what becomes of their renders. The secret signs what they get. */
export const webhooks = pgTable(
  "webhooks",
  {
    id: id(),
    ownerId: owner(),
    url: text("url").notNull(),
    secret: text("secret").notNull(),
    /** Set when it failed too often: nothing is sent until its owner switches it on again. */
    stoppedAt: moment("stopped_at"),
    createdAt: created(),
  },
  (table) => [index("webhooks_owner").on(table.ownerId)],
).enableRLS();

/** Something that a person is told. Its key names the event, so that it is told once however often it is noticed. */
export const notices = pgTable(
  "notices",
  {
    /** What receivers tell repeats by. */
    id: id(),
    key: text("key").notNull().unique(),
    ownerId: owner(),
    kind: text("kind").$type<NoticeKind>().notNull(),
    renderId: uuid("render_id")
      .notNull()
      .references(() => renders.id, { onDelete: "cascade" }),
    createdAt: created(),
  },
  (table) => [index("notices_owner").on(table.ownerId), index("notices_render").on(table.renderId), readableByOwner()],
);

/** One way of telling a notice: by mail (no webhook) or to a webhook. */
export const deliveries = pgTable(
  "deliveries",
  {
    id: id(),
    noticeId: uuid("notice_id")
      .notNull()
      .references(() => notices.id, { onDelete: "cascade" }),
    webhookId: uuid("webhook_id").references(() => webhooks.id, { onDelete: "cascade" }),
    status: text("status").$type<"waiting" | "sending" | "sent" | "failed">().notNull().default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    problem: text("problem"),
    createdAt: created(),
    endedAt: moment("ended_at"),
  },
  (table) => [unique("deliveries_notice_webhook").on(table.noticeId, table.webhookId).nullsNotDistinct()],
).enableRLS();

/** Parts of YouTube videos that were fetched to be rendered, kept for some days. Public videos: anybody's. */
export const youtubeSections = pgTable(
  "youtube_sections",
  {
    id: id(),
    youtubeId: text("youtube_id").notNull(),
    /** Everything of the video that lies between is in it, seconds; the end may lie behind the video's own. */
    start: doublePrecision("start").notNull(),
    end: doublePrecision("end").notNull(),
    key: text("key").notNull(),
    size: bytes("size").notNull(),
    /** Of the file, told in the whole video's time (`placeSection`). */
    facts: jsonb("facts").$type<VideoFacts>().notNull(),
    fetchedAt: moment("fetched_at").notNull().defaultNow(),
  },
  (table) => [index("youtube_sections_video").on(table.youtubeId)],
).enableRLS();
