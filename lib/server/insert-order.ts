import { randomUUID } from "node:crypto";
import type { RenderOrder } from "#lib/contracts/project";
import type { Account } from "#lib/server/accounts";
import type { Queryable } from "#lib/server/db/client";
import { renders } from "#lib/server/db/schema";
import { groupOf } from "#lib/server/limits/render-groups";
import { takeRender } from "#lib/server/limits/take-render";
import { type Line, turnOf } from "#lib/server/limits/turn-of";
import { enqueue } from "#lib/server/queue/enqueue";

/** States in which a worker has or will have something to do. */
export const UNDER_WAY = ["queued", "running"] as const;

type NewOrder = { projectId: string; order: RenderOrder; frames: number };

/**
 * A render, its job, and that it counts, in the caller's transaction, which has locked the account; returns the render's
 * id. Throws AppError `limit_reached`.
 */
export async function insertOrder(
  tx: Queryable,
  account: Account,
  { projectId, order, frames }: NewOrder,
): Promise<string> {
  const id = randomUUID();
  await takeRender(tx, account, { renderId: id, clipSeconds: order.clip.out - order.clip.in });
  await tx.insert(renders).values({ id, ownerId: account.id, projectId, order, framesTotal: frames });
  await queueRender(tx, account, id, order.video.key === null ? "fetch" : "render");
  return id;
}

/**
 * A render's job, in its owner's turn: "render" once its video is in storage, before that "fetch". A job of the same
 * name and id is not queued twice.
 */
export async function queueRender(tx: Queryable, account: Account, id: string, name: Line): Promise<void> {
  const turn = await turnOf(tx, name, account.id);
  await enqueue(tx, name, { renderId: id }, { id, priority: -turn, group: groupOf(account) });
}
