import { asc, eq, inArray } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { deliveries, notices, renders, tracks, uploads, videos } from "#lib/server/db/schema";
import { forgetJobs } from "#lib/server/erase/person-jobs";
import { ownedBy } from "#lib/server/owned";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";

/** Things deleted at a time. */
const BATCH = 50;

/**
 * Each deletes some of one kind of thing a person has, the files first and then the rows that know them, and says how
 * many: a run that was killed in between finds the row again and deletes the file again.
 */
type Erase = (ownerId: string) => Promise<number>;

/** Uploads under way, with a file that was joined but not recorded. */
export const eraseUploads: Erase = async (ownerId) => {
  const rows = await db().select().from(uploads).where(ownedBy(uploads, ownerId)).limit(BATCH);
  for (const { key, storageUploadId } of rows) await storage().abortUpload(key, storageUploadId);
  await removeFiles(rows.map((row) => row.key));
  await db()
    .delete(uploads)
    .where(inArray(uploads.id, idsOf(rows)));
  return rows.length;
};

/** Renders with their films, links and notices. */
export const eraseRenders: Erase = async (ownerId) => {
  const mine = db().select({ id: renders.id }).from(renders).where(ownedBy(renders, ownerId));
  const ids = idsOf(await mine.orderBy(asc(renders.id)).limit(BATCH));
  // One that was cancelled may have stored films too.
  await removeFiles(ids.flatMap(storageKeys.renditions));
  await db().transaction(async (tx) => {
    const told = await tx
      .select({ id: deliveries.id })
      .from(deliveries)
      .innerJoin(notices, eq(notices.id, deliveries.noticeId))
      .where(inArray(notices.renderId, ids));
    await forgetJobs(tx, [...ids, ...idsOf(told)]);
    await tx.delete(renders).where(inArray(renders.id, ids));
  });
  return ids.length;
};

/** Videos that no project has any more, with all that was made of them. */
export const eraseVideos: Erase = async (ownerId) => {
  const rows = await db().select().from(videos).where(ownedBy(videos, ownerId)).limit(BATCH);
  await removeFiles(rows.flatMap(({ id, key }) => [...(key ? [key] : []), ...storageKeys.madeOfVideo(id)]));
  await db().transaction(async (tx) => {
    await forgetJobs(tx, idsOf(rows));
    await tx.delete(videos).where(inArray(videos.id, idsOf(rows)));
  });
  return rows.length;
};

/** Tracks that no project has any more. */
export const eraseTracks: Erase = async (ownerId) => {
  const rows = await db().select().from(tracks).where(ownedBy(tracks, ownerId)).limit(BATCH);
  await removeFiles(rows.map((row) => row.key));
  await db()
    .delete(tracks)
    .where(inArray(tracks.id, idsOf(rows)));
  return rows.length;
};

const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

async function removeFiles(keys: string[]): Promise<void> {
  if (keys.length > 0) await storage().delete(keys);
}
