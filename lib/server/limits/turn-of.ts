import { sql } from "drizzle-orm";
import type { Queryable } from "#lib/server/db/client";
import { renders } from "#lib/server/db/schema";
import { SCHEMA } from "#lib/server/queue/queue-settings";

/** Who has waited so long without one of theirs being begun is overtaken by nobody who orders later. */
const LONG_WAIT = "30 minutes";

/** The queues in which people's renders wait for each other. */
export type Line = "fetch" | "render";

/**
 * When a render that this person orders now is begun: lower turns first, of equal ones the older. Turns are dealt as in
 * fair queueing by start times: each person's renders take consecutive turns beginning with the one that is being
 * served, so people who wait are served in rotation however many each of them has ordered.
 *  - Never before the turn being served, or those who order one at a time would pass a backlog for ever.
 *  - One after the person's own last that waits or runs; of those that ended lately one round is held against them.
 *  - Not before a render that has waited for LONG_WAIT while none of its owner's was begun, even if ever new people come.
 */
export async function turnOf(tx: Queryable, line: Line, ownerId: string): Promise<number> {
  const [row] = await tx.execute<{ turn: number }>(sql`
    with line as (
      select -priority as turn, state, created_on, group_id
      from ${sql.identifier(SCHEMA)}.job where name = ${line} and state <= 'active'
    ), facts as (
      select
        coalesce(greatest(
          max(turn) filter (where state = 'active'),
          min(turn) filter (where state < 'active') - 1
        ), 0) as served,
        max(turn) filter (where group_id = ${ownerId}) as own,
        min(turn) filter (
          where state < 'active' and created_on < now() - ${LONG_WAIT}::interval and not exists (
            select 1 from ${renders}
            where owner_id = group_id::uuid and started_at > now() - ${LONG_WAIT}::interval)
        ) as overdue
      from line
    ), past as (
      select max(-job.priority) as begun
      from ${renders} join ${sql.identifier(SCHEMA)}.job on job.name = ${line} and job.id = renders.id
      where owner_id = ${ownerId} and started_at is not null
        and coalesce(finished_at, now()) > now() - ${LONG_WAIT}::interval
    )
    select greatest(
      served, own + 1, overdue, case when begun is not null then least(begun, served) + 1 end
    )::int as turn from facts, past`);
  return Math.max(0, row?.turn ?? 0);
}
