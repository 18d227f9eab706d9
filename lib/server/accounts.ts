import { eq } from "drizzle-orm";
import { AppError } from "#lib/domain/errors";
import { db, type Queryable } from "#lib/server/db/client";
import { accounts } from "#lib/server/db/schema";
import { inTurn } from "#lib/server/in-turn";
import { openSender } from "#lib/server/queue/enqueue";

export type Account = typeof accounts.$inferSelect;

/**
 * A person has come, known by their sign-in: their account is made with the first visit and its address kept as the
 * sign-in says it. Throws AppError `unauthorized` while it is being deleted.
 */
export async function seeAccount({ id, email }: { id: string; email: string | null }): Promise<void> {
  const account = await findAccount(db(), id);
  refuseErasing(account);
  if (account && (email === null || account.email === email)) return;
  await db()
    .insert(accounts)
    .values({ id, email })
    .onConflictDoUpdate({ target: accounts.id, set: email === null ? { id } : { email } });
}

/** A person's account; as it would be made when they have not been seen yet. */
export async function accountOf(ownerId: string): Promise<Account> {
  return (await findAccount(db(), ownerId)) ?? unseen(ownerId);
}

/**
 * Locks a person's account until the transaction ends: whatever counts against their plan is counted and written under
 * it, so that requests at the same time wait for each other. To be taken before any other lock of that transaction.
 */
export async function lockAccount(tx: Queryable, ownerId: string): Promise<Account> {
  const lock = () => tx.select().from(accounts).where(eq(accounts.id, ownerId)).for("update");
  const [known] = await lock();
  if (known) return known;
  await tx.insert(accounts).values({ id: ownerId }).onConflictDoNothing();
  const [made] = await lock();
  if (!made) throw new AppError("internal", `the account ${ownerId} was not written`);
  return made;
}

/**
 * Does something that uses up what a person's plan gives, in one transaction under their account's lock. Throws AppError
 * `unauthorized` while the account is being deleted.
 */
export async function withAccount<Result>(
  ownerId: string,
  work: (tx: Queryable, account: Account) => Promise<Result>,
): Promise<Result> {
  // Opened within, it would wait for a connection that is held by those who wait for this lock.
  await openSender();
  return inTurn(ownerId, () =>
    db().transaction(async (tx) => {
      const account = await lockAccount(tx, ownerId);
      refuseErasing(account);
      return work(tx, account);
    }),
  );
}

async function findAccount(from: Queryable, id: string): Promise<Account | undefined> {
  const [row] = await from.select().from(accounts).where(eq(accounts.id, id));
  return row;
}

/** What the refusal of an account that is being deleted says of itself, for machines. */
export const ERASING = "erasing";

function refuseErasing(account: Account | undefined): void {
  if (!account?.erasingSince) return;
  throw new AppError("unauthorized", `account ${account.id} is being erased`, {
    userMessage: "This account is being deleted.",
    details: { reason: ERASING },
  });
}

const unseen = (id: string): Account => ({
  id,
  email: null,
  plan: null,
  mailWanted: true,
  erasingSince: null,
  createdAt: new Date(),
});
