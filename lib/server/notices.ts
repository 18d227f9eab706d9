import { and, eq, isNull } from "drizzle-orm";
import { type NoticeKind, WEBHOOK_STOPPED } from "#lib/contracts/notices";
import type { Queryable } from "#lib/server/db/client";
import { accounts, deliveries, notices, webhooks } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { ownedBy } from "#lib/server/owned";
import { enqueue } from "#lib/server/queue/enqueue";

type Notice = {
  readonly ownerId: string;
  readonly kind: NoticeKind;
  readonly renderId: string;
  /** Names the event: what has been told under a key is not told again. By default this kind, of this render. */
  readonly key?: string;
};

/**
 * Has a person told something, in the caller's transaction: by mail, where the installation sends mail and they want
 * it, and to each of their webhooks. Nothing for an account that is being deleted. Calling it twice tells once.
 */
export async function tell(tx: Queryable, { ownerId, kind, renderId, key }: Notice): Promise<void> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, ownerId));
  if (account?.erasingSince) return;
  const [notice] = await tx
    .insert(notices)
    .values({ key: key ?? `${kind}:${renderId}`, ownerId, kind, renderId })
    .onConflictDoNothing()
    .returning({ id: notices.id });
  if (!notice) return;
  const byMail = env().SMTP_URL && account?.email && account.mailWanted ? [null] : [];
  const toWebhooks = kind === WEBHOOK_STOPPED ? [] : await listeners(tx, ownerId);
  const channels = [...byMail, ...toWebhooks].map((webhookId) => ({ noticeId: notice.id, webhookId }));
  if (channels.length === 0) return;
  const rows = await tx.insert(deliveries).values(channels).returning({ id: deliveries.id });
  for (const { id } of rows) await enqueue(tx, "notify", { deliveryId: id, attempt: 0 });
}

async function listeners(tx: Queryable, ownerId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(and(ownedBy(webhooks, ownerId), isNull(webhooks.stoppedAt)));
  return rows.map(({ id }) => id);
}
