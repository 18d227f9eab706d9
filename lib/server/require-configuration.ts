import { ConfigurationError, env } from "#lib/server/env";
import { storage } from "#lib/server/storage/open-storage";

/**
 * Ends a process that is not fully configured, with every variable at fault on standard error: better no server than
 * one that fails people one by one.
 */
export function requireConfiguration(): void {
  try {
    env();
    storage();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}
