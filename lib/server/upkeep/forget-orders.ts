import { lt } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { renderOrders } from "#lib/server/db/schema";
import { monthOf } from "#lib/server/limits/month-of";

/** Forgets what was ordered in months that are over: only the current one is counted. */
export async function forgetOrders(now: Date): Promise<number> {
  const { start } = monthOf(now);
  const rows = await db()
    .delete(renderOrders)
    .where(lt(renderOrders.orderedAt, start))
    .returning({ id: renderOrders.renderId });
  return rows.length;
}
