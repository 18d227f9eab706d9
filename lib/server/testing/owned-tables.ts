import { sql } from "drizzle-orm";
import { db } from "#lib/server/db/client";

/** Every table of the database whose rows are a person's, by its column `owner_id`. */
export async function ownedTables(): Promise<string[]> {
  const rows = await db().execute<{ table: string }>(sql`
    select table_name as table from information_schema.columns
    where column_name = 'owner_id' and table_schema = 'public' order by 1`);
  return rows.map(({ table }) => table);
}

/** The id (or token) of every row that a person has, table by table. */
export async function ownedIds(ownerId: string): Promise<Record<string, string[]>> {
  const ids: Record<string, string[]> = {};
  for (const table of await ownedTables()) {
    const rows = await db().execute<{ row: Record<string, string> }>(
      sql`select to_jsonb(t) as row from ${sql.identifier(table)} as t where owner_id = ${ownerId}`,
    );
    ids[table] = rows.map(({ row }) => row.id ?? row.token ?? row.render_id ?? "");
  }
  return ids;
}
