import { and, asc, eq, gt, inArray, lte, notExists, sql } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { FIRST_ID } from "#lib/server/db/first-id";
import { renders, youtubeSections } from "#lib/server/db/schema";
import { UNDER_WAY } from "#lib/server/insert-order";
import { storage } from "#lib/server/storage/open-storage";

const BATCH = 50;

/**
 * Deletes parts of YouTube videos that were fetched before a moment, unless a render of the same video is under way. A
 * part keeps its row until its file is gone, so a run that is killed anywhere is gone on with by the next. Says how many.
 */
export async function expireSections(fetchedBefore: Date, signal?: AbortSignal): Promise<number> {
  let deleted = 0;
  for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
    signal?.throwIfAborted();
    const ids: string[] = await deleteSome(fetchedBefore, after);
    deleted += ids.length;
    after = ids.at(-1);
  }
  return deleted;
}

/** Rows that another worker has in hand are passed over; nobody can begin with one that is locked here. */
async function deleteSome(fetchedBefore: Date, after: string): Promise<string[]> {
  return db().transaction(async (tx) => {
    const wanted = tx
      .select({ id: renders.id })
      .from(renders)
      .where(
        and(
          inArray(renders.status, UNDER_WAY),
          eq(sql`${renders.order} -> 'video' ->> 'youtubeId'`, youtubeSections.youtubeId),
        ),
      );
    const rows = await tx
      .select({ id: youtubeSections.id, key: youtubeSections.key })
      .from(youtubeSections)
      .where(and(lte(youtubeSections.fetchedAt, fetchedBefore), gt(youtubeSections.id, after), notExists(wanted)))
      .orderBy(asc(youtubeSections.id))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.id);
    await storage().delete(rows.map((row) => row.key));
    await tx.delete(youtubeSections).where(inArray(youtubeSections.id, ids));
    return ids;
  });
}
