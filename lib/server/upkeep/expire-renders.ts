import { and, eq, inArray, lte } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { renders, renditions } from "#lib/server/db/schema";
import { storage } from "#lib/server/storage/open-storage";

/** Ends the life of finished renders whose time is over: their links stop working, then their files go. */
export async function expireRenders(now: Date): Promise<number> {
  const { ids, keys } = await db().transaction(async (tx) => {
    const rows = await tx
      .update(renders)
      .set({ status: "expired" })
      .where(and(eq(renders.status, "done"), lte(renders.expiresAt, now)))
      .returning({ id: renders.id });
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return { ids, keys: [] };
    const files = await tx
      .delete(renditions)
      .where(inArray(renditions.renderId, ids))
      .returning({ key: renditions.key });
    return { ids, keys: files.map((file) => file.key) };
  });
  // A file that cannot be deleted now has no row any more: deleteOrphans finds it.
  if (keys.length > 0) await storage().delete(keys);
  return ids.length;
}
