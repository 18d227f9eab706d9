import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { explainDatabaseFault } from "#lib/server/db/database-fault";
import { createQueues } from "#lib/server/queue/create-queues";

const MIGRATIONS = fileURLToPath(new URL("../../../drizzle", import.meta.url));
/** Any number, as long as nothing else in this database uses it. */
const LOCK = 7_727_746;

/**
 * Brings a database to the shape that this version of the code needs: tables, triggers, queues. Idempotent, and safe
 * when several processes do it at once: they take turns. Whoever may be first runs it: the launcher and every worker.
 * Throws AppError `unavailable`, in words for whoever runs this, where the database cannot be used as named.
 * @param url A direct connection (advisory locks do not survive a transaction pooler).
 */
export async function prepareDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await migrate(drizzle(sql), { migrationsFolder: MIGRATIONS });
    await createQueues(url);
  } catch (error) {
    throw explainDatabaseFault(error, url);
  } finally {
    await sql.end();
  }
}
