import { and, eq, gte, inArray, isNull, ne } from "drizzle-orm";
import { WEBHOOK_STOPPED } from "#lib/contracts/notices";
import { db, type Queryable } from "#lib/server/db/client";
import { deliveries, webhooks } from "#lib/server/db/schema";
import { tell } from "#lib/server/notices";
import { enqueue } from "#lib/server/queue/enqueue";
import type { ClaimedDelivery } from "#lib/server/telling/claim-delivery";
import type { Outcome } from "#lib/server/telling/outcome";
import { pauseAfter } from "#lib/server/telling/retry-schedule";

/** Writes down what became of a try, and queues the next one in the same transaction. */
export async function settleDelivery(claimed: ClaimedDelivery, outcome: Outcome): Promise<void> {
  const { id, attempts } = claimed.delivery;
  const thisTry = and(eq(deliveries.id, id), eq(deliveries.attempts, attempts), ne(deliveries.status, "sent"));
  await db().transaction(async (tx) => {
    if (outcome.sent) {
      await tx.update(deliveries).set({ status: "sent", problem: null, endedAt: new Date() }).where(thisTry);
      return;
    }
    const { problem } = outcome;
    const pause = outcome.final ? undefined : pauseAfter(attempts);
    if (pause !== undefined) {
      const waiting = await tx.update(deliveries).set({ status: "waiting", problem }).where(thisTry).returning();
      if (waiting.length > 0) {
        await enqueue(tx, "notify", { deliveryId: id, attempt: attempts }, { startAfter: pause });
      }
      return;
    }
    await tx.update(deliveries).set({ status: "failed", problem, endedAt: new Date() }).where(thisTry);
    if (claimed.webhook) await stopIfHopeless(tx, claimed, outcome.final ?? false);
  });
}

/** Switches a webhook off to which nothing got through since this delivery began, a day ago; its owner is told. */
async function stopIfHopeless(tx: Queryable, { delivery, notice }: ClaimedDelivery, final: boolean): Promise<void> {
  const id = delivery.webhookId ?? "";
  const since = and(eq(deliveries.webhookId, id), gte(deliveries.endedAt, delivery.createdAt));
  const got = await tx.$count(deliveries, and(since, eq(deliveries.status, "sent")));
  if (got > 0 && !final) return;
  const stoppedAt = new Date();
  const stopped = await tx
    .update(webhooks)
    .set({ stoppedAt })
    .where(and(eq(webhooks.id, id), isNull(webhooks.stoppedAt)))
    .returning({ ownerId: webhooks.ownerId });
  if (!stopped[0]) return;
  await tx
    .update(deliveries)
    .set({ status: "failed", problem: "The webhook was switched off.", endedAt: stoppedAt })
    .where(and(eq(deliveries.webhookId, id), inArray(deliveries.status, ["waiting"])));
  const { ownerId } = stopped[0];
  const key = `${WEBHOOK_STOPPED}:${id}:${stoppedAt.toISOString()}`;
  await tell(tx, { ownerId, kind: WEBHOOK_STOPPED, renderId: notice.renderId, key });
}

/** Ends a delivery whose job the queue gave up. */
export async function loseDelivery(id: string, problem: string): Promise<void> {
  const open = and(eq(deliveries.id, id), inArray(deliveries.status, ["waiting", "sending"]));
  await db().update(deliveries).set({ status: "failed", problem, endedAt: new Date() }).where(open);
}
