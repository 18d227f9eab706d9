import { type SQL, sql } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { storage } from "#lib/server/storage/open-storage";

/** Where in the database and in storage any of these ids still occurs: rows by table, of the queue too, and files. */
export async function tracesOf(ids: readonly string[]): Promise<Record<string, number>> {
  const found = await rowsWith(ids);
  for await (const { key } of storage().list("")) {
    if (ids.some((id) => key.includes(id))) found.files = (found.files ?? 0) + 1;
  }
  return found;
}

/** The rows alone, by table. */
export async function rowsWith(ids: readonly string[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  const given = sql.param([...ids]);
  for (const table of await tables()) {
    // The whole row as text: no column is forgotten, not even one within JSON.
    const [row] = await db().execute<{ count: number }>(sql`
      select count(*)::int as count from ${table.name} as t
      where exists (select 1 from unnest(${given}::text[]) as id where strpos(t::text, id) > 0)`);
    if (row && row.count > 0) found[table.text] = row.count;
  }
  return found;
}

async function tables(): Promise<{ name: SQL; text: string }[]> {
  const rows = await db().execute<{ schema: string; table: string }>(sql`
    select nspname as schema, relname as table from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`);
  return rows.map(({ schema, table }) => ({
    name: sql`${sql.identifier(schema)}.${sql.identifier(table)}`,
    text: `${schema}.${table}`,
  }));
}
