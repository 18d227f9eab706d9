import { and, eq, ne, sql } from "drizzle-orm";
import { AppError } from "#lib/domain/errors";
import type { Account } from "#lib/server/accounts";
import type { Queryable } from "#lib/server/db/client";
import { renders } from "#lib/server/db/schema";
import { planOf } from "#lib/server/limits/plan-of";
import { groupOf, type RenderGroup } from "#lib/server/limits/render-groups";
import { ownedBy } from "#lib/server/owned";
import { SCHEMA } from "#lib/server/queue/queue-settings";

/** A person's other renders take every place that their plan gives: this one goes back to the queue and waits. */
export class PlaceTaken extends AppError {
  /** As which the queue is to count it: its job may have been queued while another plan was the account's. */
  readonly group: RenderGroup;

  constructor(id: string, limit: number, group: RenderGroup) {
    super("unavailable", `render ${id} waits: ${limit} of its owner's run already`);
    this.group = group;
  }
}

/**
 * Whether one more render of this account may run, in the transaction that begins it and under the account's lock.
 * The queue counts before it gives a job out (RENDER_GROUPS), but two workers that ask at the same moment do not see
 * each other's. A render whose worker died holds its place until the queue has noticed. Throws PlaceTaken.
 */
export async function takePlace(tx: Queryable, account: Account, id: string): Promise<void> {
  const { concurrentRenders: limit } = planOf(account);
  if (limit === null) return;
  if ((await runningRenders(tx, account.id, id)) >= limit) throw new PlaceTaken(id, limit, groupOf(account));
}

/** How many of a person's renders workers have in hand at this moment, leaving out one. */
export async function runningRenders(from: Queryable, ownerId: string, but?: string): Promise<number> {
  const inHand = sql`exists (
    select 1 from ${sql.identifier(SCHEMA)}.job where name = 'render' and id = ${renders.id} and state = 'active')`;
  const others = but === undefined ? undefined : ne(renders.id, but);
  return from.$count(renders, and(ownedBy(renders, ownerId), eq(renders.status, "running"), others, inHand));
}
