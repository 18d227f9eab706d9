import { randomUUID } from "node:crypto";
import { asc } from "drizzle-orm";
import { type CreatedWebhook, MOST_WEBHOOKS, type WebhookResource, type WebhookTest } from "#lib/contracts/notices";
import { AppError } from "#lib/domain/errors";
import { withAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { webhooks } from "#lib/server/db/schema";
import type { AddressRule } from "#lib/server/net/resolve-public";
import { found, owned, ownedBy } from "#lib/server/owned";
import { recentByWebhook } from "#lib/server/telling/recent-deliveries";
import { sendWebhook } from "#lib/server/webhooks/send-webhook";
import { newSecret } from "#lib/server/webhooks/sign-webhook";
import { checkWebhookUrl } from "#lib/server/webhooks/webhook-rule";

type Row = typeof webhooks.$inferSelect;

/** A person's webhooks in the order in which they were added, with how the last deliveries went. */
export async function listWebhooks(ownerId: string): Promise<WebhookResource[]> {
  const mine = ownedBy(webhooks, ownerId);
  const rows = await db().select().from(webhooks).where(mine).orderBy(asc(webhooks.createdAt), asc(webhooks.id));
  const recent = await recentByWebhook(
    ownerId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...resourceOf(row), deliveries: recent.get(row.id) ?? [] }));
}

/**
 * Adds an address that is told of a person's renders; its secret is told this once. Throws AppError `invalid_request`
 * for an address that is refused, `conflict` for one that is there already, `limit_reached` for one too many.
 */
export async function addWebhook(ownerId: string, given: string, rule?: AddressRule): Promise<CreatedWebhook> {
  const url = await checkWebhookUrl(given, rule);
  const secret = newSecret();
  const row = await withAccount(ownerId, async (tx) => {
    const known = await tx.select({ url: webhooks.url }).from(webhooks).where(ownedBy(webhooks, ownerId));
    if (known.some((each) => each.url === url)) {
      throw new AppError("conflict", "a webhook twice", { userMessage: "There is already a webhook of this address." });
    }
    if (known.length >= MOST_WEBHOOKS) {
      throw new AppError("limit_reached", `${known.length} webhooks`, {
        userMessage: `You have ${known.length} webhooks, which is as many as there can be. Remove one of them first.`,
      });
    }
    const [made] = await tx.insert(webhooks).values({ ownerId, url, secret }).returning();
    return found(made, "webhook");
  });
  return { ...resourceOf(row), deliveries: [], secret };
}

/** Nothing is sent to it any more, what waits included. Throws AppError `not_found`. */
export async function removeWebhook(ownerId: string, id: string): Promise<void> {
  const [row] = await db()
    .delete(webhooks)
    .where(owned(webhooks, ownerId, id))
    .returning({ id: webhooks.id });
  found(row, "webhook");
}

/** Switches a webhook off, or on again: what happened meanwhile is not sent. Throws AppError `not_found`. */
export async function stopWebhook(ownerId: string, id: string, stopped: boolean): Promise<WebhookResource> {
  const [row] = await db()
    .update(webhooks)
    .set({ stoppedAt: stopped ? new Date() : null })
    .where(owned(webhooks, ownerId, id))
    .returning();
  const { id: changed } = found(row, "webhook");
  return found(
    (await listWebhooks(ownerId)).find((webhook) => webhook.id === changed),
    "webhook",
  );
}

/** Sends a message of type `test` now, and says how that went. Throws AppError `not_found`. */
export async function testWebhook(ownerId: string, id: string, rule?: AddressRule): Promise<WebhookTest> {
  const [row] = await db()
    .select()
    .from(webhooks)
    .where(owned(webhooks, ownerId, id));
  const webhook = found(row, "webhook");
  const data = { message: "This is a test. A render's message has the render here." };
  const message = { id: randomUUID(), type: "test", createdAt: new Date().toISOString(), data };
  const outcome = await sendWebhook(webhook, message, rule);
  return { sent: outcome.sent, problem: outcome.sent ? null : outcome.problem };
}

function resourceOf({ id, url, stoppedAt, createdAt }: Row): Omit<WebhookResource, "deliveries"> {
  return { id, url, stoppedAt: stoppedAt?.toISOString() ?? null, createdAt: createdAt.toISOString() };
}
