import { and, eq, inArray, sql } from "drizzle-orm";
import type { RenderProgress } from "#lib/contracts/api";
import type { RenderOrder } from "#lib/contracts/project";
import { AppError } from "#lib/domain/errors";
import { lockAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { renders, renditions } from "#lib/server/db/schema";
import { takePlace } from "#lib/server/limits/place-taken";
import { tell } from "#lib/server/notices";

type Progress = Partial<Pick<RenderProgress, "stage" | "progress" | "framesDone" | "framesTotal" | "eta">>;
export type NewRendition = Omit<typeof renditions.$inferInsert, "id" | "renderId">;

/**
 * One worker's right to work on a render. It ends when the render is cancelled or deleted, and when another worker
 * takes the render over; from then on every write but `release` misses and throws AppError `cancelled`, so that a worker
 * which only seemed dead can do no harm.
 */
export type RenderClaim = {
  readonly id: string;
  readonly attempt: number;
  readonly order: RenderOrder;
  /** Writes how far the render is. */
  report(progress: Progress): Promise<void>;
  /** What people should know although the render goes on. */
  warn(warnings: readonly string[]): Promise<void>;
  /** Back to waiting: this worker stops, or a passing fault ended this try. Never throws for a lost claim. */
  release(): Promise<void>;
  /** The files are in storage: shows them, and ends the claim. */
  finish(files: readonly NewRendition[], expiresAt: Date): Promise<void>;
};

/**
 * Claims a render for this worker. Undefined when there is nothing (more) to do: finished, cancelled or deleted. Throws
 * PlaceTaken when its owner has as many running as their plan gives.
 */
export async function claimRender(id: string): Promise<RenderClaim | undefined> {
  const row = await db().transaction(async (tx) => {
    const [render] = await tx.select({ ownerId: renders.ownerId }).from(renders).where(eq(renders.id, id));
    if (!render) return undefined;
    await takePlace(tx, await lockAccount(tx, render.ownerId), id);
    const [claimed] = await tx
      .update(renders)
      .set({
        status: "running",
        stage: "preparing",
        attempt: sql`${renders.attempt} + 1`,
        progress: 0,
        framesDone: 0,
        eta: null,
        startedAt: new Date(),
      })
      .where(and(eq(renders.id, id), inArray(renders.status, ["queued", "running"])))
      .returning();
    return claimed;
  });
  if (!row) return undefined;
  const { attempt, order } = row;
  const mine = and(eq(renders.id, id), eq(renders.attempt, attempt), eq(renders.status, "running"));
  const write = async (values: Partial<typeof renders.$inferInsert>) => {
    const rows = await db().update(renders).set(values).where(mine).returning({ id: renders.id });
    if (rows.length === 0) throw lost(id, attempt);
  };
  return {
    id,
    attempt,
    order,
    report: (progress) => write(progress),
    warn: (warnings) => write({ warnings: [...warnings] }),
    release: async () => {
      const waiting = { status: "queued", stage: "waiting", progress: 0, framesDone: 0, eta: null } as const;
      await db().update(renders).set(waiting).where(mine);
    },
    finish: (files, expiresAt) =>
      db().transaction(async (tx) => {
        const end = { status: "done", stage: "finished", progress: 1, eta: null, finishedAt: new Date() } as const;
        const done = { ...end, framesDone: sql`${renders.framesTotal}`, expiresAt };
        const [row] = await tx.update(renders).set(done).where(mine).returning({ ownerId: renders.ownerId });
        if (!row) throw lost(id, attempt);
        await tx.delete(renditions).where(eq(renditions.renderId, id));
        await tx.insert(renditions).values(files.map((file) => ({ ...file, renderId: id })));
        await tell(tx, { ownerId: row.ownerId, kind: "render.done", renderId: id });
      }),
  };
}

function lost(id: string, attempt: number): AppError {
  return new AppError("cancelled", `attempt ${attempt} of render ${id} has lost its claim`);
}

/** Ends a render with what went wrong, in plain words, and tells its owner. */
export async function failRender(id: string, problem: string): Promise<void> {
  await db().transaction(async (tx) => {
    const [row] = await tx
      .update(renders)
      .set({ status: "failed", stage: "finished", problem, eta: null, finishedAt: new Date() })
      .where(and(eq(renders.id, id), inArray(renders.status, ["queued", "running"])))
      .returning({ ownerId: renders.ownerId });
    if (row) await tell(tx, { ownerId: row.ownerId, kind: "render.failed", renderId: id });
  });
}

/** Whether the files of a render may be needed: it is done, or someone works on it. */
export async function wantsFiles(id: string): Promise<boolean> {
  const [row] = await db().select({ status: renders.status }).from(renders).where(eq(renders.id, id));
  return row?.status === "done" || row?.status === "running" || row?.status === "queued";
}
