import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "#lib/server/db/schema";
import { env } from "#lib/server/env";

export type Database = PostgresJsDatabase<typeof schema>;
/** The database or a transaction of it: what a query needs. */
export type Queryable = Database | Parameters<Parameters<Database["transaction"]>[0]>[0];

type Client = { database: Database; close: () => Promise<void> };

// On globalThis, because a bundler may give each route its own copy of this module and a reload a new one,
// and every copy would open connections of its own.
const CLIENT = Symbol.for("sportssync.database");
const shared = globalThis as { [CLIENT]?: Client };

/** This process's database; connects on first use. */
export function db(): Database {
  shared[CLIENT] ??= connect();
  return shared[CLIENT].database;
}

/** Waits for the queries under way and closes this process's connections. Idempotent. */
export async function closeDb(): Promise<void> {
  const client = shared[CLIENT];
  delete shared[CLIENT];
  await client?.close();
}

function connect(): Client {
  const { DATABASE_URL, DATABASE_DIRECT_URL } = env();
  const sql = postgres(DATABASE_URL, {
    max: 10,
    // A separate direct address means that this one is a pooler, where prepared statements may not outlive a query.
    prepare: DATABASE_DIRECT_URL === undefined,
    onnotice: () => {},
    connection: { application_name: "sportssync" },
  });
  return { database: drizzle(sql, { schema }), close: () => sql.end({ timeout: 5 }) };
}
