import { createLogger, type Logger } from "#lib/server/logger";
import { storage } from "#lib/server/storage/open-storage";

let logger: Logger | undefined;

/**
 * Deletes files whose rows are gone already. Never throws: what storage could not delete now has no row, so the
 * nightly sweep (worker/jobs/maintain) finds it.
 */
export async function discardFiles(keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  try {
    await storage().delete(keys);
  } catch (error) {
    logger ??= createLogger("files");
    logger.warn({ err: error, count: keys.length }, "files were left for the sweep");
  }
}
