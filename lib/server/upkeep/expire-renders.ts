import { and, asc, eq, exists, gt, inArray, lte } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { FIRST_ID } from "#lib/server/db/first-id";
import { renders, renditions } from "#lib/server/db/schema";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";

/** Renders closed, and then emptied, at a time: what one transaction holds, and what is done again after a kill. */
const BATCH = 50;

/**
 * Ends the life of finished renders whose time is over: first all their links stop working, then their files go. A
 * render's files keep their rows until storage has deleted them, so a run that is killed anywhere is gone on with by
 * the next one; workers that do it at the same time share the work. One batch that storage does not delete does not
 * keep the others: what went wrong is thrown at the end. Says how many renders lost their files.
 */
export async function expireRenders(now: Date, signal?: AbortSignal): Promise<number> {
  while ((await closeSome(now)) > 0) signal?.throwIfAborted();
  const problems: unknown[] = [];
  let emptied = 0;
  for (let after = FIRST_ID; ; ) {
    signal?.throwIfAborted();
    const batch = await emptySome(after);
    if (!batch) break;
    if (batch.problem === undefined) emptied += batch.emptied;
    else problems.push(batch.problem);
    after = batch.last;
  }
  if (problems.length > 0)
    throw new AggregateError(problems, `files of ${problems.length} batches could not be deleted`);
  return emptied;
}

/** Rows that another worker has in hand are passed over. */
async function closeSome(now: Date): Promise<number> {
  return db().transaction(async (tx) => {
    const due = await tx
      .select({ id: renders.id })
      .from(renders)
      .where(and(eq(renders.status, "done"), lte(renders.expiresAt, now)))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    if (due.length === 0) return 0;
    const ids = due.map((row) => row.id);
    await tx.update(renders).set({ status: "expired" }).where(inArray(renders.id, ids));
    return ids.length;
  });
}

/** The files of some expired renders beyond an id. Their rows are locked meanwhile: nobody else deletes the same. */
async function emptySome(after: string): Promise<{ last: string; emptied: number; problem?: unknown } | undefined> {
  return db().transaction(async (tx) => {
    const hasFiles = tx.select({ id: renditions.id }).from(renditions).where(eq(renditions.renderId, renders.id));
    const rows = await tx
      .select({ id: renders.id })
      .from(renders)
      .where(and(eq(renders.status, "expired"), gt(renders.id, after), exists(hasFiles)))
      .orderBy(asc(renders.id))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    const last = rows.at(-1)?.id;
    if (last === undefined) return undefined;
    // Asked again under the lock: another worker may have ended with some of them since that query began.
    const locked = rows.map((row) => row.id);
    const full = await tx
      .selectDistinct({ id: renditions.renderId })
      .from(renditions)
      .where(inArray(renditions.renderId, locked));
    const ids = full.map((row) => row.id);
    try {
      if (ids.length > 0) await storage().delete(ids.flatMap(storageKeys.renditions));
    } catch (problem) {
      return { last, emptied: 0, problem };
    }
    await tx.delete(renditions).where(inArray(renditions.renderId, ids));
    return { last, emptied: ids.length };
  });
}
