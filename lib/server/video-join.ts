import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import type { z } from "zod";
import type { joinVideosSchema, VideoResource } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { withAccount } from "#lib/server/accounts";
import { db, type Queryable } from "#lib/server/db/client";
import { projectVideos, videos } from "#lib/server/db/schema";
import { deleteUnusedVideo } from "#lib/server/delete-unused-files";
import { discardFiles } from "#lib/server/discard-files";
import { takeJoin } from "#lib/server/limits/take-bytes";
import { inOrderOf, lockVideos } from "#lib/server/lock-videos";
import { ownedBy } from "#lib/server/owned";
import { enqueue, hasten } from "#lib/server/queue/enqueue";
import { SCHEMA } from "#lib/server/queue/queue-settings";
import { getVideo, type StoredVideo, type VideoRow } from "#lib/server/videos";

/**
 * Begins a video that its chapters will be joined into; it bears the first one's name, by which its camera is known.
 * Asked for again, because the answer was lost on its way, the same chapters give the same video, unless joining failed.
 * Throws AppError `not_found` when a chapter is not this person's, `invalid_request` for one without a file of its own, `limit_reached`.
 */
export async function joinVideos(
  ownerId: string,
  { videoIds }: z.infer<typeof joinVideosSchema>,
): Promise<VideoResource> {
  const id = await withAccount(ownerId, async (tx, account) => {
    // The lock makes two requests at the same time wait for each other.
    const rows = await lockVideos(tx, ownerId, videoIds, "update");
    const known = await findJoined(tx, ownerId, videoIds);
    if (known !== undefined) return known;
    const chapters = inOrderOf(videoIds, rows);
    const without = chapters.find((chapter) => chapter.key === null);
    if (without) {
      throw new AppError("invalid_request", `video ${without.id} has no file`, {
        userMessage: `${without.name} cannot be joined: there is no uploaded file of it. Upload it first.`,
      });
    }
    const size = chapters.reduce((sum, chapter) => sum + chapter.size, 0);
    const id = randomUUID();
    await tx.insert(videos).values({ id, ownerId, name: chapters[0]!.name, key: null, size });
    await enqueue(tx, "join", { videoId: id, chapterIds: videoIds }, { id });
    await takeJoin(tx, account);
    return id;
  });
  return getVideo(ownerId, id);
}

/** The video that these very chapters become or have become; its job, which bears its id, tells. */
async function findJoined(tx: Queryable, ownerId: string, chapterIds: readonly string[]): Promise<string | undefined> {
  const isOfThese = sql`exists (
    select 1 from ${sql.identifier(SCHEMA)}.job
    where name = 'join' and id = ${videos.id} and data -> 'chapterIds' = ${JSON.stringify(chapterIds)}::jsonb)`;
  const [row] = await tx
    .select({ id: videos.id })
    .from(videos)
    .where(and(ownedBy(videos, ownerId), or(ne(videos.status, "failed"), isNotNull(videos.key)), isOfThese));
  return row?.id;
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
 * Gives a video the file that its chapters became and has it read; the chapters go unless a project uses them or they
 * are to be joined otherwise, too. False when it was deleted meanwhile.
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
    for (const chapterId of chapterIds.toSorted()) {
      if (!(await isAwaited(tx, chapterId, id))) files.push(...(await deleteUnusedVideo(tx, chapterId)));
    }
    return files;
  });
  if (keys) await discardFiles(keys);
  return keys !== undefined;
}

/** Whether another join than that of the video `but` still needs a chapter. */
async function isAwaited(tx: Queryable, chapterId: string, but: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from ${sql.identifier(SCHEMA)}.job
    where name = 'join' and state < 'completed' and id <> ${but} and data -> 'chapterIds' ? ${chapterId} limit 1`);
  return rows.length > 0;
}

/**
 * Ends a join in plain words. Its chapters stay and are read as videos of their own, in the project too that waits for
 * what was to become of them.
 */
export async function failJoin(id: string, chapterIds: readonly string[], problem: string): Promise<void> {
  await db().transaction(async (tx) => {
    const [failed] = await tx
      .update(videos)
      .set({ problem, status: "failed", previewProgress: null })
      .where(unjoined(id))
      .returning({ id: videos.id });
    if (failed) await addChaptersBeside(tx, id, chapterIds);
    for (const chapterId of chapterIds) await hasten(tx, "ingest", chapterId);
  });
}

/** After the video that they did not become, in their order; those that were deleted meanwhile are left out. */
async function addChaptersBeside(tx: Queryable, id: string, chapterIds: readonly string[]): Promise<void> {
  const there = await tx
    .select({ id: videos.id })
    .from(videos)
    .where(inArray(videos.id, [...chapterIds]))
    .for("key share");
  const uses = await tx.select().from(projectVideos).where(eq(projectVideos.videoId, id));
  for (const { projectId, addedAt } of uses) {
    for (const [index, videoId] of chapterIds.entries()) {
      if (!there.some((row) => row.id === videoId)) continue;
      const row = { projectId, videoId, addedAt: new Date(addedAt.getTime() + index + 1) };
      await tx.insert(projectVideos).values(row).onConflictDoNothing();
    }
  }
}

const unjoined = (id: string) =>
  and(eq(videos.id, id), eq(videos.status, "processing"), isNull(videos.key), isNull(videos.youtubeId));
