import postgres from "postgres";
import { AppError } from "#lib/domain/errors";
import { readRunning } from "#lib/server/local/running";

/** Any number, as long as nothing else in this database uses it. */
const LOCK = 7_727_747;

export type LauncherLock = { release: () => Promise<void> };

/**
 * Makes sure that only one launcher runs on a data folder. The lock lives in the database for as long as this
 * connection, so it goes with a killed launcher. Throws AppError `conflict` when another one holds it.
 */
export async function lockLauncher(databaseUrl: string, dataDir: string): Promise<LauncherLock> {
  const sql = postgres(databaseUrl, { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} });
  const [row] = await sql<{ locked: boolean }[]>`select pg_try_advisory_lock(${LOCK}) as locked`;
  if (row?.locked) return { release: () => sql.end({ timeout: 1 }) };
  await sql.end({ timeout: 1 });
  const url = readRunning(dataDir)?.url;
  throw new AppError("conflict", `a launcher runs on ${dataDir} already`, {
    userMessage: `SportsSync already runs on this data folder${url ? `: open ${url}` : ""}. Stop it first, or set DATA_DIR to another folder.`,
  });
}
