import { eq, lt } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { uploads } from "#lib/server/db/schema";
import { storage } from "#lib/server/storage/open-storage";

/** Gives up uploads that were begun before a moment and never completed; their parts would be paid for for ever. */
export async function abortStaleUploads(begunBefore: Date): Promise<number> {
  const stale = await db().select().from(uploads).where(lt(uploads.createdAt, begunBefore));
  for (const { id, key, storageUploadId } of stale) {
    await storage().abortUpload(key, storageUploadId);
    await db().delete(uploads).where(eq(uploads.id, id));
  }
  await storage().sweepUnfinished(begunBefore);
  return stale.length;
}
