import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { joinVideosSchema, VideoResource } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { db } from "#lib/server/db/client";
import { videos } from "#lib/server/db/schema";
import { deleteUnusedVideo } from "#lib/server/delete-unused-files";
import { discardFiles } from "#lib/server/discard-files";
import { found } from "#lib/server/owned";
import { enqueue, hasten } from "#lib/server/queue/enqueue";
import { getVideo, type StoredVideo, type VideoRow } from "#lib/server/videos";

/**
 * Begins a video that its chapters will be joined into; it bears the first one's name, by which its camera is known.
 * Throws AppError `not_found` when a chapter is not this person's, `invalid_request` for one without a file of its own.
 */
export async function joinVideos(
  ownerId: string,
  { videoIds }: z.infer<typeof joinVideosSchema>,
): Promise<VideoResource> {
  const id = randomUUID();
  await db().transaction(async (tx) => {
    const rows = await tx
      .select()
      .from(videos)
      .where(and(inArray(videos.id, videoIds), eq(videos.ownerId, ownerId)))
      .for("key share");
    const chapters = videoIds.map((one) =>
      found(
        rows.find((row) => row.id === one),
        "video",
      ),
    );
    const without = chapters.find((chapter) => chapter.key === null);
    if (without) {
      throw new AppError("invalid_request", `video ${without.id} has no file`, {
        userMessage: `${without.name} cannot be joined: there is no uploaded file of it. Upload it first.`,
      });
    }
    const size = chapters.reduce((sum, chapter) => sum + chapter.size, 0);
    await tx.insert(videos).values({ id, ownerId, name: chapters[0]!.name, key: null, size });
    await enqueue(tx, "join", { videoId: id, chapterIds: videoIds }, { id });
  });
  return getVideo(ownerId, id);
}

/** A video whose chapters are still to be joined. Undefined when they are joined, or the video was deleted meanwhile. */
export async function findJoin(id: string): Promise<VideoRow | undefined> {
  const [row] = await db().select().from(videos).where(unjoined(id));
  return row;
}

/** The chapters in the order given. Throws AppError `invalid_video` when one was deleted. */
export async function findChapters(ids: readonly string[]): Promise<StoredVideo[]> {
  const rows = await db()
    .select()
    .from(videos)
    .where(inArray(videos.id, [...ids]));
  return ids.map((id) => {
    const row = rows.find((one) => one.id === id);
    if (row?.key) return { ...row, key: row.key };
    throw new AppError("invalid_video", `chapter ${id} is gone`, {
      userMessage: "One of the chapters was deleted before they were joined. Upload all of them again.",
    });
  });
}

/** 0 to 1. */
export async function reportJoin(id: string, previewProgress: number): Promise<void> {
  await db().update(videos).set({ previewProgress }).where(unjoined(id));
}

/**
 * Gives a video the file that its chapters became and has it read; the chapters go unless a project uses them. False
 * when it was deleted meanwhile.
 */
export async function finishJoin(
  id: string,
  { key, size, chapterIds }: { key: string; size: number; chapterIds: readonly string[] },
): Promise<boolean> {
  const keys = await db().transaction(async (tx) => {
    const [row] = await tx
      .update(videos)
      .set({ key, size, previewProgress: null })
      .where(unjoined(id))
      .returning({ id: videos.id });
    if (!row) return undefined;
    await enqueue(tx, "ingest", { videoId: id }, { id });
    const files: string[] = [];
    for (const chapterId of chapterIds) files.push(...(await deleteUnusedVideo(tx, chapterId)));
    return files;
  });
  if (keys) await discardFiles(keys);
  return keys !== undefined;
}

/** Ends a join in plain words. Its chapters stay, and are read as videos of their own. */
export async function failJoin(id: string, chapterIds: readonly string[], problem: string): Promise<void> {
  await db().transaction(async (tx) => {
    await tx.update(videos).set({ problem, status: "failed", previewProgress: null }).where(unjoined(id));
    for (const chapterId of chapterIds) await hasten(tx, "ingest", chapterId);
  });
}

const unjoined = (id: string) =>
  and(eq(videos.id, id), eq(videos.status, "processing"), isNull(videos.key), isNull(videos.youtubeId));
