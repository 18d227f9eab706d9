import { and, isNotNull, sql } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { accounts } from "#lib/server/db/schema";
import { enqueue } from "#lib/server/queue/enqueue";
import { hasNoJob } from "#lib/server/upkeep/has-no-job";

/** Goes on with deletions of accounts that the queue has given up; says how many. */
export async function resumeErasures(): Promise<number> {
  const left = await db()
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(isNotNull(accounts.erasingSince), hasNoJob("erase", "accountId", sql`${accounts.id}`)));
  for (const { id } of left) await enqueue(db(), "erase", { accountId: id });
  return left.length;
}
