import { eq } from "drizzle-orm";
import type { VideoResource } from "#lib/contracts/api";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { db, type Queryable } from "#lib/server/db/client";
import { tracks, videos } from "#lib/server/db/schema";
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
    cameraTrackId: row.cameraTrackId,
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

/**
 * What became of reading a video: its facts, or in plain words what is wrong with it. `cameraTrack`: the ride that the
 * camera recorded into it is stored as the track of the video's id, with so many bytes.
 */
export type Ingested =
  | { facts: VideoFacts; hasPoster: boolean; cameraTrack?: { size: number } | undefined }
  | { problem: string };

/** Ends a video's processing. False when the video was deleted meanwhile. */
export async function finishVideo(id: string, outcome: Ingested): Promise<boolean> {
  if ("problem" in outcome) return update(db(), id, { problem: outcome.problem, status: "failed" });
  const { cameraTrack, ...known } = outcome;
  return db().transaction(async (tx) => {
    // Locked, so that a deletion either comes before and nothing is written, or after and takes the track with it.
    const [video] = await tx.select().from(videos).where(eq(videos.id, id)).for("update");
    if (!video) return false;
    if (cameraTrack) await insertCameraTrack(tx, video, cameraTrack.size);
    const cameraTrackId = cameraTrack ? id : null;
    return update(tx, id, { ...known, cameraTrackId, status: "ready", problem: null });
  });
}

async function insertCameraTrack(tx: Queryable, { id, ownerId, name }: VideoRow, size: number): Promise<void> {
  await tx
    .insert(tracks)
    .values({ id, ownerId, name: `GPS of ${name}`, key: storageKeys.track(id), size })
    .onConflictDoUpdate({ target: tracks.id, set: { size } });
}

async function update(tx: Queryable, id: string, values: Partial<VideoRow>): Promise<boolean> {
  const rows = await tx.update(videos).set(values).where(eq(videos.id, id)).returning({ id: videos.id });
  return rows.length > 0;
}
