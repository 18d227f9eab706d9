import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { completedUploadSchema } from "#lib/contracts/api";
import { db, type Queryable } from "#lib/server/db/client";
import { tracks, uploads, videos } from "#lib/server/db/schema";
import { owned } from "#lib/server/owned";
import { enqueue } from "#lib/server/queue/enqueue";
import { storage } from "#lib/server/storage/open-storage";
import { unknownUpload } from "#lib/server/storage/storage-errors";
import type { UploadRow } from "#lib/server/upload-parts";

type Completed = z.infer<typeof completedUploadSchema>;

/** Seconds in which chapters are joined; one that is not is a video of its own. */
const CHAPTER_WAITS = 24 * 3600;

/**
 * Turns an upload's row into its video's (with the job that ingests it) or track's, in one transaction. Of several
 * at once the first does it and the others answer the same. A chapter is read later, one that turns out not to be any
 * at once. Throws AppError `not_found` when it was aborted meanwhile.
 */
export async function recordUpload(row: UploadRow, chapter: boolean): Promise<Completed> {
  const { id, kind, ownerId, name, key, size } = row;
  const completed = await db().transaction(async (tx): Promise<Completed | undefined> => {
    const [claimed] = await tx.delete(uploads).where(eq(uploads.id, id)).returning({ id: uploads.id });
    if (!claimed) return findUploaded(tx, ownerId, id);
    await tx.insert(kind === "video" ? videos : tracks).values({ id, ownerId, name, key, size });
    if (kind === "video") {
      await enqueue(tx, "ingest", { videoId: id }, { id, ...(chapter ? { startAfter: CHAPTER_WAITS } : {}) });
    }
    return { kind, id };
  });
  if (completed) return completed;
  await storage().delete([key]);
  throw unknownUpload(id);
}

/** What an upload has become already. */
export async function findUploaded(tx: Queryable, ownerId: string, id: string): Promise<Completed | undefined> {
  const [video] = await tx
    .select({ id: videos.id })
    .from(videos)
    .where(owned(videos, ownerId, id));
  if (video) return { kind: "video", id };
  const [track] = await tx
    .select({ id: tracks.id })
    .from(tracks)
    .where(owned(tracks, ownerId, id));
  return track && { kind: "track", id };
}
