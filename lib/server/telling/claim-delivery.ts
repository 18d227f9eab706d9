import { eq } from "drizzle-orm";
import type { JobPayload } from "#lib/contracts/jobs";
import { db, type Queryable } from "#lib/server/db/client";
import { accounts, deliveries, notices, renders, webhooks } from "#lib/server/db/schema";

/** A try at a delivery that is this worker's, with what is to be told and to whom. */
export type ClaimedDelivery = NonNullable<Awaited<ReturnType<typeof lockDelivery>>>;

const UNKNOWN = "It is not known whether the mail server took this mail: the machine that sent it went down just then.";

/**
 * Takes a try at a delivery, and writes that down before anything is sent. Undefined when there is nothing (more) to
 * do. A try whose worker died in the middle comes again: a webhook gets it once more and knows it by its id, a mail,
 * which would be there twice, is not sent again.
 */
export async function claimDelivery({
  deliveryId,
  attempt,
}: JobPayload<"notify">): Promise<ClaimedDelivery | undefined> {
  return db().transaction(async (tx) => {
    const claimed = await lockDelivery(tx, deliveryId);
    if (!claimed) return undefined;
    const { delivery } = claimed;
    const interrupted = delivery.status === "sending" && delivery.attempts === attempt + 1;
    const due = delivery.status === "waiting" && delivery.attempts === attempt;
    if (!due && !interrupted) return undefined;
    const reason = notWanted(claimed) ?? (interrupted && !delivery.webhookId ? UNKNOWN : undefined);
    const change = reason
      ? ({ status: "failed", problem: reason, endedAt: new Date() } as const)
      : ({ status: "sending", attempts: attempt + 1 } as const);
    const [row] = await tx.update(deliveries).set(change).where(eq(deliveries.id, deliveryId)).returning();
    return reason || !row ? undefined : { ...claimed, delivery: row };
  });
}

async function lockDelivery(tx: Queryable, id: string) {
  const [row] = await tx
    .select({ delivery: deliveries, notice: notices, render: renders, account: accounts, webhook: webhooks })
    .from(deliveries)
    .innerJoin(notices, eq(notices.id, deliveries.noticeId))
    .innerJoin(renders, eq(renders.id, notices.renderId))
    .leftJoin(accounts, eq(accounts.id, notices.ownerId))
    .leftJoin(webhooks, eq(webhooks.id, deliveries.webhookId))
    .where(eq(deliveries.id, id))
    .for("update", { of: deliveries });
  return row;
}

/** Why something that was to be told is not told after all: much may have changed in the day that it may take. */
function notWanted({ notice, render, account, webhook }: ClaimedDelivery): string | undefined {
  if (account?.erasingSince) return "The account is being deleted.";
  if (!webhook && !account?.mailWanted) return "Mail has been switched off since.";
  if (webhook?.stoppedAt) return "The webhook has been switched off since.";
  const isKept = render.status !== "done" || (render.extendedAt !== null && render.extendedAt > notice.createdAt);
  if (notice.kind === "render.expiring" && isKept) return "It no longer expires then.";
  return undefined;
}
