import { storage } from "#lib/server/storage/open-storage";
import { ownsStorage } from "#lib/server/upkeep/owns-storage";
import { unknownObjects } from "#lib/server/upkeep/unknown-objects";

/**
 * Deletes objects that no row knows: what a killed worker published for a render that was cancelled, what storage
 * failed to delete. Nothing when the storage is another installation's, whose rows are in another database.
 */
export async function deleteOrphans(storedBefore: Date): Promise<number> {
  if (!(await ownsStorage())) return 0;
  let deleted = 0;
  for await (const keys of unknownObjects(storedBefore)) {
    if (keys.length > 0) await storage().delete(keys);
    deleted += keys.length;
  }
  return deleted;
}
