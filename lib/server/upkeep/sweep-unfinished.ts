import { db } from "#lib/server/db/client";
import { uploads } from "#lib/server/db/schema";
import { storage } from "#lib/server/storage/open-storage";
import { ownsStorage } from "#lib/server/upkeep/owns-storage";

/** Removes half-sent files that no upload's row knows: their parts would be paid for for ever. */
export async function sweepUnfinished(begunBefore: Date): Promise<number> {
  if (!(await ownsStorage())) return 0;
  const rows = await db().select({ id: uploads.storageUploadId }).from(uploads);
  return storage().sweepUnfinished(begunBefore, new Set(rows.map((row) => row.id)));
}
