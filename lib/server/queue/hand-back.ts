import { sql } from "drizzle-orm";
import { fromDrizzle, type Job, type PgBoss } from "pg-boss";
import { db } from "#lib/server/db/client";
import { SCHEMA } from "#lib/server/queue/queue-settings";

/**
 * Gives a job that this worker was running back to the queue, to be taken by another one at once and without counting
 * as a failed try. Nothing happens when the job is no longer this attempt's.
 * @param group By whose limit the queue counts it from now on. One that it would give out again although its owner's
 * places are taken would keep the workers from everybody else's.
 */
export async function handBack(
  boss: PgBoss,
  name: string,
  { id, retryCount }: Pick<Job, "id" | "retryCount">,
  group?: { readonly id: string; readonly tier: string },
) {
  await db().transaction(async (tx) => {
    const queue = { db: fromDrizzle(tx, sql) };
    // pg-boss has no such call: a failed job waits for its retry time and comes nearer to the dead letters.
    await tx.execute(sql`
      update ${sql.identifier(SCHEMA)}.job set retry_limit = retry_limit + 1,
        group_id = coalesce(${group?.id ?? null}, group_id), group_tier = coalesce(${group?.tier ?? null}, group_tier)
      where name = ${name} and id = ${id} and state = 'active' and retry_count = ${retryCount}`);
    // Without an output: the adapter cannot bind an object.
    await boss.fail(name, { id, retryCount }, null, queue);
    await boss.update(name, undefined, { id, startAfter: 0, ...queue });
  });
}
