import { and, asc, eq, gt, notExists, sql } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { FIRST_ID } from "#lib/server/db/first-id";
import { notices, renders } from "#lib/server/db/schema";
import { tell } from "#lib/server/notices";

/** Renders whose owners are told in one transaction. */
const BATCH = 50;

/**
 * Tells owners of renders that end within three days; where a render lives for less than six, in the second half of its
 * life. Once for each end: one that is kept longer is told of again before its new end. Says how many.
 */
export async function tellExpiring(now: Date, signal?: AbortSignal): Promise<number> {
  let told = 0;
  for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
    signal?.throwIfAborted();
    const ids: string[] = await tellSome(now, after);
    told += ids.length;
    after = ids.at(-1);
  }
  return told;
}

async function tellSome(now: Date, after: string): Promise<string[]> {
  return db().transaction(async (tx) => {
    const early = sql`least(interval '3 days', (${renders.expiresAt} - ${renders.finishedAt}) / 2)`;
    const known = tx
      .select({ id: notices.id })
      .from(notices)
      .where(and(eq(notices.renderId, renders.id), eq(notices.key, keyInSql)));
    const ending = await tx
      .select({ id: renders.id, ownerId: renders.ownerId, expiresAt: renders.expiresAt })
      .from(renders)
      .where(
        and(
          eq(renders.status, "done"),
          gt(renders.expiresAt, now),
          sql`${renders.expiresAt} - ${early} <= ${now.toISOString()}`,
          gt(renders.id, after),
          notExists(known),
        ),
      )
      .orderBy(asc(renders.id))
      .limit(BATCH)
      // Kept longer meanwhile: waited for. In hand of another worker: told by that one.
      .for("update", { skipLocked: true });
    for (const { id, ownerId, expiresAt } of ending) {
      const key = `render.expiring:${id}:${expiresAt?.toISOString()}`;
      await tell(tx, { ownerId, kind: "render.expiring", renderId: id, key });
    }
    return ending.map((row) => row.id);
  });
}

/** The key below as the database writes it. */
const keyInSql = sql<string>`
  'render.expiring:' || ${renders.id} || ':' ||
  to_char(${renders.expiresAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
