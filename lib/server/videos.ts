import { eq } from "drizzle-orm";
import type { VideoResource } from "#lib/contracts/api";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { db } from "#lib/server/db/client";
import { videos } from "#lib/server/db/schema";
import { FILE_URL_LIFETIME } from "#lib/server/file-urls";
import { found, owned } from "#lib/server/owned";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";

export type VideoRow = typeof videos.$inferSelect;

/** A person's video, with an expiring address of its file. Throws AppError `not_found`. */
export async function getVideo(ownerId: string, id: string): Promise<VideoResource> {
  const [row] = await db()
    .select()
    .from(videos)
    .where(owned(videos, ownerId, id));
  return videoResource(found(row, "video"));
}

export async function videoResource(row: VideoRow): Promise<VideoResource> {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    facts: row.facts,
    url: await storage().signGet(row.key, { expiresInSeconds: FILE_URL_LIFETIME }),
    posterUrl: await posterUrl(row),
    problem: row.problem,
  };
}

/** An expiring address of the video's still picture; null before there is one. */
export async function posterUrl(row: Pick<VideoRow, "id" | "hasPoster">): Promise<string | null> {
  if (!row.hasPoster) return null;
  return storage().signGet(storageKeys.videoPoster(row.id), { expiresInSeconds: FILE_URL_LIFETIME });
}

/** The stored file of a video, for the worker. Undefined when it was deleted meanwhile. */
export async function findVideo(id: string): Promise<VideoRow | undefined> {
  const [row] = await db().select().from(videos).where(eq(videos.id, id));
  return row;
}

/** What became of reading a video: its facts, or in plain words what is wrong with it. */
export type Ingested = { facts: VideoFacts; hasPoster: boolean } | { problem: string };

/** Ends a video's processing. False when the video was deleted meanwhile. */
export async function finishVideo(id: string, outcome: Ingested): Promise<boolean> {
  const values =
    "facts" in outcome
      ? ({ ...outcome, status: "ready", problem: null } as const)
      : ({ ...outcome, status: "failed" } as const);
  const rows = await db().update(videos).set(values).where(eq(videos.id, id)).returning({ id: videos.id });
  return rows.length > 0;
}
