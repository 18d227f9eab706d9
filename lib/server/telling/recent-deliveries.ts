import { and, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { DeliveryResource } from "#lib/contracts/notices";
import { db } from "#lib/server/db/client";
import { deliveries, notices, renders } from "#lib/server/db/schema";
import { ownedBy } from "#lib/server/owned";

/** How many are shown of each channel. */
const SHOWN = 5;

/** The last mails to a person, newest first. */
export async function recentMails(ownerId: string): Promise<DeliveryResource[]> {
  const found = await recent(ownerId, isNull(deliveries.webhookId));
  return found.map(({ resource }) => resource);
}

/** The last deliveries to each of a person's webhooks, newest first. */
export async function recentByWebhook(ownerId: string, ids: string[]): Promise<Map<string, DeliveryResource[]>> {
  if (ids.length === 0) return new Map();
  const found = await recent(ownerId, inArray(deliveries.webhookId, ids));
  const byWebhook = Map.groupBy(found, ({ webhookId }) => webhookId ?? "");
  return new Map([...byWebhook].map(([id, rows]) => [id, rows.map(({ resource }) => resource)]));
}

async function recent(ownerId: string, channel: SQL) {
  const place = sql<number>`row_number() over (partition by ${deliveries.webhookId} order by ${deliveries.createdAt} desc)`;
  const ranked = db()
    .select({ id: deliveries.id, place: place.as("place") })
    .from(deliveries)
    .innerJoin(notices, eq(notices.id, deliveries.noticeId))
    .where(and(ownedBy(notices, ownerId), channel))
    .as("ranked");
  const rows = await db()
    .select({ delivery: deliveries, notice: notices, title: sql<string>`${renders.order} ->> 'title'` })
    .from(ranked)
    .innerJoin(deliveries, eq(deliveries.id, ranked.id))
    .innerJoin(notices, eq(notices.id, deliveries.noticeId))
    .innerJoin(renders, eq(renders.id, notices.renderId))
    .where(sql`${ranked.place} <= ${SHOWN}`)
    .orderBy(desc(deliveries.createdAt));
  return rows.map(({ delivery, notice, title }) => ({
    webhookId: delivery.webhookId,
    resource: {
      id: delivery.id,
      type: notice.kind,
      renderId: notice.renderId,
      title,
      status: delivery.status,
      attempts: delivery.attempts,
      problem: delivery.problem,
      createdAt: delivery.createdAt.toISOString(),
      endedAt: delivery.endedAt?.toISOString() ?? null,
    },
  }));
}
