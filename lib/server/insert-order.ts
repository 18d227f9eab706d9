import { randomUUID } from "node:crypto";
import { and, inArray } from "drizzle-orm";
import type { RenderOrder } from "#lib/contracts/project";
import type { Account } from "#lib/server/accounts";
import type { Queryable } from "#lib/server/db/client";
import { renders } from "#lib/server/db/schema";
import { groupOf } from "#lib/server/limits/render-groups";
import { takeRender } from "#lib/server/limits/take-render";
import { turnOf } from "#lib/server/limits/turn-of";
import { ownedBy } from "#lib/server/owned";
import { enqueue } from "#lib/server/queue/enqueue";

/** States in which a worker has or will have something to do. */
export const UNDER_WAY = ["queued", "running"] as const;

type NewOrder = { ownerId: string; projectId: string; order: RenderOrder; frames: number };

/**
 * A render, its job, and that it counts, in the caller's transaction; returns the render's id. Throws AppError
 * `limit_reached`.
 */
export async function insertOrder(tx: Queryable, { frames, ...values }: NewOrder): Promise<string> {
  const id = randomUUID();
  const { ownerId, order } = values;
  const account = await takeRender(tx, ownerId, { renderId: id, clipSeconds: order.clip.out - order.clip.in });
  await tx.insert(renders).values({ ...values, id, framesTotal: frames });
  if (order.video.key === null) {
    const mine = and(ownedBy(renders, ownerId), inArray(renders.status, UNDER_WAY));
    // Fair among people: the more of one's own are under way, the later the next one's turn.
    const backlog = (await tx.$count(renders, mine)) - 1;
    await enqueue(tx, "fetch", { renderId: id }, { id, priority: -backlog });
  } else await queueRender(tx, account, id);
  return id;
}

/** The job of a render whose video is in storage. A job of the same id is not queued twice. */
export async function queueRender(tx: Queryable, account: Account, id: string): Promise<void> {
  const turn = await turnOf(tx, account.id);
  await enqueue(tx, "render", { renderId: id }, { id, priority: -turn, group: groupOf(account) });
}
