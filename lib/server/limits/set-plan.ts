import { eq, sql } from "drizzle-orm";
import type { PlanName } from "#lib/contracts/plans";
import { type Account, lockAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { accounts } from "#lib/server/db/schema";
import { groupOf } from "#lib/server/limits/render-groups";
import { SCHEMA } from "#lib/server/queue/queue-settings";

/**
 * Gives a person a plan, or with null the installation's again; renders of theirs that wait already run by it, too.
 */
export async function setPlan(ownerId: string, plan: PlanName | null): Promise<void> {
  await db().transaction(async (tx) => {
    const account = await lockAccount(tx, ownerId);
    await tx.update(accounts).set({ plan }).where(eq(accounts.id, ownerId));
    const { id, tier } = groupOf({ ...account, plan });
    await tx.execute(sql`
      update ${sql.identifier(SCHEMA)}.job set group_tier = ${tier}
      where name = 'render' and state < 'active' and group_id = ${id}`);
  });
}

/** The accounts that go by an address, which nothing keeps from being several, or by an id. */
export async function accountsNamed(emailOrId: string): Promise<Account[]> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(emailOrId);
  return db()
    .select()
    .from(accounts)
    .where(isId ? eq(accounts.id, emailOrId) : eq(sql`lower(${accounts.email})`, emailOrId.toLowerCase()));
}
