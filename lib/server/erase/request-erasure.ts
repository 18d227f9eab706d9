import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { AppError } from "#lib/domain/errors";
import { lockAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { accounts, renders, shares } from "#lib/server/db/schema";
import { cancelJobsOf } from "#lib/server/erase/person-jobs";
import { UNDER_WAY } from "#lib/server/insert-order";
import { ownedBy } from "#lib/server/owned";
import { enqueue } from "#lib/server/queue/enqueue";

type Person = { readonly id: string; readonly email: string | null };

/**
 * Closes a person's account for good, in one transaction: from now on they are refused everywhere, their links say that
 * they are withdrawn, and nothing of theirs is rendered any more. A worker then deletes everything that there is
 * (`eraseAccount`). Idempotent. Throws AppError `invalid_request` when it was not confirmed.
 * @param confirmation What the person typed: their address, or "delete".
 */
export async function requestErasure({ id, email }: Person, confirmation: string): Promise<void> {
  const typed = confirmation.trim().toLowerCase();
  if (typed !== CONFIRMATION && typed !== email?.toLowerCase()) {
    throw new AppError("invalid_request", "the deletion was not confirmed", {
      userMessage: `To delete everything, type "${CONFIRMATION}"${email ? ` or ${email}` : ""}. Nothing was deleted.`,
    });
  }
  await db().transaction(async (tx) => {
    await lockAccount(tx, id);
    const [closed] = await tx
      .update(accounts)
      .set({ erasingSince: sql`now()` })
      .where(and(eq(accounts.id, id), isNull(accounts.erasingSince)))
      .returning({ id: accounts.id });
    if (!closed) return;
    await tx
      .update(shares)
      .set({ revokedAt: sql`now()` })
      .where(and(ownedBy(shares, id), isNull(shares.revokedAt)));
    // Announced by a trigger: the workers that have one stop at once.
    await tx
      .update(renders)
      .set({ status: "cancelled", stage: "finished", eta: null, finishedAt: sql`now()` })
      .where(and(ownedBy(renders, id), inArray(renders.status, UNDER_WAY)));
    await cancelJobsOf(tx, id);
    await enqueue(tx, "erase", { accountId: id });
  });
}

const CONFIRMATION = "delete";
