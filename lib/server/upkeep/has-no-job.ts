import { type SQL, sql } from "drizzle-orm";
import { deadLetterOf, type JobName } from "#lib/contracts/jobs";
import { SCHEMA } from "#lib/server/queue/queue-settings";

/**
 * No job of a kind is there for a thing: neither waiting, nor running, nor among the dead letters that are still to be
 * told.
 * @param field What the job's payload calls the thing.
 */
export function hasNoJob(name: JobName, field: string, id: SQL): SQL {
  return sql`not exists (
    select 1 from ${sql.identifier(SCHEMA)}.job
    where name in (${name}, ${deadLetterOf(name)}) and state < 'completed' and data ->> ${field} = ${id}::text)`;
}
