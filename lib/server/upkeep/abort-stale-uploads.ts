import { eq, lt } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { uploads } from "#lib/server/db/schema";
import { storage } from "#lib/server/storage/open-storage";

/**
 * Gives up uploads that nobody has sent a part of since a moment; their parts would be paid for for ever. One that
 * cannot be given up does not keep the others: what went wrong is thrown at the end.
 */
export async function abortStaleUploads(activeBefore: Date): Promise<number> {
  const stale = await db().select().from(uploads).where(lt(uploads.activeAt, activeBefore));
  const problems: unknown[] = [];
  for (const { id, key, storageUploadId } of stale) {
    try {
      await storage().abortUpload(key, storageUploadId);
      await db().delete(uploads).where(eq(uploads.id, id));
    } catch (error) {
      problems.push(error);
    }
  }
  if (problems.length > 0) throw new AggregateError(problems, `${problems.length} uploads could not be given up`);
  return stale.length;
}
