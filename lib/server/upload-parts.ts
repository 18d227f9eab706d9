import { AppError } from "#lib/domain/errors";
import { partCount, partRange } from "#lib/domain/upload/part-plan";
import type { uploads } from "#lib/server/db/schema";
import { storage } from "#lib/server/storage/open-storage";
import type { StoredPart } from "#lib/server/storage/storage";

export type UploadRow = typeof uploads.$inferSelect;

/**
 * The parts of an upload that storage holds; undefined when it no longer knows the upload. Parts of another length
 * than planned do not count: they are to be sent again.
 */
export async function storedParts(row: UploadRow): Promise<StoredPart[] | undefined> {
  const isWhole = ({ partNumber, size }: StoredPart) => {
    const { start, end } = partRange(row, partNumber);
    return size === end - start;
  };
  try {
    return (await storage().listParts(row.key, row.storageUploadId)).filter(isWhole);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not_found") throw error;
    return (await storage().head(row.key)) ? joinedParts(row) : undefined;
  }
}

/** A completion that was interrupted after joining: nothing is left to send, whatever the ETags were. */
function joinedParts(row: UploadRow): StoredPart[] {
  return Array.from({ length: partCount(row) }, (_, index) => {
    const { start, end } = partRange(row, index + 1);
    return { partNumber: index + 1, etag: '"joined"', size: end - start };
  });
}
