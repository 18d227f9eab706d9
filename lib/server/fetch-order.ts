import { and, eq } from "drizzle-orm";
import type { RenderOrder } from "#lib/contracts/project";
import { AppError } from "#lib/domain/errors";
import { lockAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { renders } from "#lib/server/db/schema";
import { queueRender } from "#lib/server/insert-order";

/**
 * A render whose clip is fetched first. It waits all the while: it takes none of its owner's places among those that
 * run, and cancelling it gives it back until the clip is there. Undefined when there is nothing to fetch (any more).
 */
export async function beginFetch(id: string): Promise<RenderOrder | undefined> {
  const [row] = await db()
    .update(renders)
    .set({ stage: "fetching", progress: 0 })
    .where(waits(id))
    .returning({ order: renders.order });
  return row?.order;
}

/** How far it is, 0 to 1. Throws AppError `cancelled` when nobody waits for it any more. */
export async function reportFetch(id: string, progress: number): Promise<void> {
  const rows = await db().update(renders).set({ progress }).where(waits(id)).returning({ id: renders.id });
  if (rows.length === 0) throw new AppError("cancelled", `render ${id} no longer waits to be fetched`);
}

/** Nobody fetches at the moment: this worker stops, or a passing fault ended this try. */
export async function pauseFetch(id: string): Promise<void> {
  await db().update(renders).set({ stage: "waiting", progress: 0 }).where(waits(id));
}

/**
 * Its clip is there: the render is queued as any other. Once, however often it is said. Cancelling no longer gives it
 * back: who orders and cancels could have storage filled with clips that nobody is counted for.
 */
export async function endFetch(id: string): Promise<void> {
  await db().transaction(async (tx) => {
    const [known] = await tx.select({ ownerId: renders.ownerId }).from(renders).where(eq(renders.id, id));
    if (!known) return;
    const account = await lockAccount(tx, known.ownerId);
    const rows = await tx
      .update(renders)
      .set({ stage: "fetched", progress: 0 })
      .where(waits(id))
      .returning({ id: renders.id });
    if (rows.length > 0) await queueRender(tx, account, id, "render");
  });
}

const waits = (id: string) => and(eq(renders.id, id), eq(renders.status, "queued"));
