import { ConfigurationError, env } from "#lib/server/env";
import { storage } from "#lib/server/storage/open-storage";
import { StorageFault } from "#lib/server/storage/storage-fault";

/**
 * Ends a process that is not fully configured, with what is at fault on standard error: better no server than one that
 * fails people one by one. Storage that is merely away is only told of: it may come back, and people are told meanwhile.
 */
export async function requireConfiguration(): Promise<void> {
  try {
    env();
    await storage().check();
  } catch (error) {
    if (error instanceof StorageFault && error.passing) {
      process.stderr.write(`${error.message}\nStarting all the same: files wait until it is there.\n`);
      return;
    }
    if (!(error instanceof ConfigurationError) && !(error instanceof StorageFault)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}
