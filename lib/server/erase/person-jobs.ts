import { type SQL, sql } from "drizzle-orm";
import type { JobName } from "#lib/contracts/jobs";
import type { Queryable } from "#lib/server/db/client";
import { dequeue } from "#lib/server/queue/enqueue";
import { SCHEMA } from "#lib/server/queue/queue-settings";

/** What a job's payload may name that belongs to a person; a test holds the contracts to it. */
export const SUBJECT_FIELDS = ["videoId", "renderId", "deliveryId", "accountId"] as const;

const job = sql.raw(`${SCHEMA}.job`);

/** Takes every job of a person from the queue or from its worker: what they have is about to be deleted. */
export async function cancelJobsOf(tx: Queryable, ownerId: string): Promise<void> {
  const waiting = await tx.execute<{ name: JobName; id: string }>(sql`
    select name, id from ${job} where state < 'completed' and name not like '%.dead' and (
      data ->> 'videoId' in (select id::text from videos where owner_id = ${ownerId}) or
      data ->> 'renderId' in (select id::text from renders where owner_id = ${ownerId}) or
      data ->> 'deliveryId' in (
        select deliveries.id::text from deliveries join notices on notices.id = notice_id
        where owner_id = ${ownerId}))`);
  for (const [name, jobs] of Map.groupBy(waiting, (each) => each.name)) {
    await dequeue(
      tx,
      name,
      jobs.map(({ id }) => id),
    );
  }
}

/** Deletes every job, waiting, running or ended, that names one of these ids: the queue keeps ended ones for days. */
export async function forgetJobs(tx: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const given = sql.param([...ids]);
  const names: SQL[] = SUBJECT_FIELDS.map((field) => sql`data ->> ${field} = any(${given}::text[])`);
  await tx.execute(sql`delete from ${job} where group_id = any(${given}::text[]) or ${sql.join(names, sql` or `)}`);
}
