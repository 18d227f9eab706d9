import { eq } from "drizzle-orm";
import type { VideoResource } from "#lib/contracts/api";
import { playsInBrowsers } from "#lib/domain/render/plays-in-browsers";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { db, type Queryable } from "#lib/server/db/client";
import { tracks, videos } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { FILE_URL_LIFETIME } from "#lib/server/file-urls";
import { found, owned } from "#lib/server/owned";
import { enqueue, hasten } from "#lib/server/queue/enqueue";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";

export type VideoRow = typeof videos.$inferSelect;
/** One with a file: all but those that stay at YouTube. */
export type StoredVideo = VideoRow & { key: string };

/** A person's video, with an expiring address of its file. Throws AppError `not_found`. */
export async function getVideo(ownerId: string, id: string): Promise<VideoResource> {
  const [row] = await db()
    .select()
    .from(videos)
    .where(owned(videos, ownerId, id));
  return videoResource(found(row, "video"));
}

export async function videoResource(row: VideoRow): Promise<VideoResource> {
  const { id, filmstrip } = row;
  const joins = isUnjoined(row);
  return {
    id,
    name: row.name,
    status: row.status,
    joinProgress: joins ? (row.previewProgress ?? 0) : null,
    facts: row.facts,
    url: row.key ? await signed(row.key) : null,
    youtubeId: row.youtubeId,
    fetchable: row.key === null && row.youtubeId !== null && env().YOUTUBE_FETCH === "on",
    posterUrl: await posterUrl(row),
    previewUrl: row.hasPreview ? await signed(storageKeys.videoPreview(id)) : null,
    previewProgress: joins ? null : row.previewProgress,
    filmstrip: filmstrip && { ...filmstrip, url: await signed(storageKeys.videoFilmstrip(id)) },
    waveformUrl: row.hasWaveform ? await signed(storageKeys.videoWaveform(id)) : null,
    stripPending: row.stripPending,
    cameraTrackId: row.cameraTrackId,
    problem: row.problem,
  };
}

/** A video that waits for its chapters to be joined has no file yet, and no place at YouTube either. */
function isUnjoined({ status, key, youtubeId }: VideoRow): boolean {
  return status === "processing" && key === null && youtubeId === null;
}

/** An expiring address of the video's still picture; null before there is one. */
export async function posterUrl(row: Pick<VideoRow, "id" | "hasPoster">): Promise<string | null> {
  return row.hasPoster ? signed(storageKeys.videoPoster(row.id)) : null;
}

const signed = (key: string) => storage().signGet(key, { expiresInSeconds: FILE_URL_LIFETIME });

/** The stored file of a video, for the worker. Undefined when it was deleted meanwhile. */
export async function findVideo(id: string): Promise<StoredVideo | undefined> {
  const [row] = await db().select().from(videos).where(eq(videos.id, id));
  return row && row.key !== null ? { ...row, key: row.key } : undefined;
}

/**
 * What became of reading a video: its facts, or in plain words what is wrong with it. `cameraTrack`: the ride that the
 * camera recorded into it is stored as the track of the video's id, with so many bytes.
 */
export type Ingested =
  | { facts: VideoFacts; hasPoster: boolean; cameraTrack?: { size: number } | undefined }
  | { problem: string };

/**
 * Ends a video's processing; what the studio shows of it beyond that is queued. False when the video was deleted
 * meanwhile.
 */
export async function finishVideo(id: string, outcome: Ingested): Promise<boolean> {
  if ("problem" in outcome) return update(db(), id, { problem: outcome.problem, status: "failed" });
  const { cameraTrack, ...known } = outcome;
  return db().transaction(async (tx) => {
    // Locked, so that a deletion either comes before and nothing is written, or after and takes the track with it.
    const [video] = await tx.select().from(videos).where(eq(videos.id, id)).for("update");
    if (!video) return false;
    if (cameraTrack) await insertCameraTrack(tx, video, cameraTrack.size);
    const cameraTrackId = cameraTrack ? id : null;
    // By its facts, not its status: one that had been given up as lost has none of its parts either.
    const made = video.facts ? {} : await orderParts(tx, id, known.facts);
    return update(tx, id, { ...known, ...made, cameraTrackId, status: "ready", problem: null });
  });
}

/** A chapter that becomes part of a project as it is waits no longer for others that it is joined with. */
export async function readSoon(tx: Queryable, { id, status }: Pick<VideoRow, "id" | "status">): Promise<void> {
  if (status === "processing") await hasten(tx, "ingest", id);
}

/** The jobs carry the video's own id, so that they end with it. */
async function orderParts(tx: Queryable, id: string, facts: VideoFacts): Promise<Partial<VideoRow>> {
  await enqueue(tx, "strip", { videoId: id }, { id });
  if (playsInBrowsers(facts)) return { stripPending: true };
  await enqueue(tx, "preview", { videoId: id }, { id });
  return { stripPending: true, previewProgress: 0 };
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
