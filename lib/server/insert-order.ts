import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import type { RenderOrder } from "#lib/contracts/project";
import type { Queryable } from "#lib/server/db/client";
import { renders } from "#lib/server/db/schema";
import { enqueue } from "#lib/server/queue/enqueue";

/** States in which a worker has or will have something to do. */
export const UNDER_WAY = ["queued", "running"] as const;

type NewOrder = { ownerId: string; projectId: string; order: RenderOrder; frames: number };

/** A render and its job, in the caller's transaction; returns the render's id. */
export async function insertOrder(tx: Queryable, { frames, ...values }: NewOrder): Promise<string> {
  const id = randomUUID();
  const mine = and(eq(renders.ownerId, values.ownerId), inArray(renders.status, UNDER_WAY));
  const backlog = await tx.$count(renders, mine);
  await tx.insert(renders).values({ ...values, id, framesTotal: frames });
  // Fair among people: the more of one's renders wait, the later the next one's turn.
  await enqueue(tx, "render", { renderId: id }, { id, priority: -backlog });
  return id;
}
