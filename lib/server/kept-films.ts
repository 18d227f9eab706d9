import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { KeptFilms } from "#lib/contracts/your-data";
import { db } from "#lib/server/db/client";
import { renders, shares } from "#lib/server/db/schema";
import { ownedBy } from "#lib/server/owned";
import { shareAddresses } from "#lib/server/share-resource";

/** As many as a page shows. */
const MOST = 100;

/** A person's finished films that are still kept, those that end first at the head. */
export async function keptFilms(ownerId: string): Promise<KeptFilms> {
  const kept = and(ownedBy(renders, ownerId), eq(renders.status, "done"), gt(renders.expiresAt, new Date()));
  const [count, rows] = await Promise.all([
    db().$count(renders, kept),
    db()
      .select({ render: renders, token: shares.token })
      .from(renders)
      .leftJoin(shares, and(eq(shares.renderId, renders.id), isNull(shares.revokedAt)))
      .where(kept)
      .orderBy(asc(renders.expiresAt), asc(renders.id))
      .limit(MOST),
  ]);
  const films = rows.flatMap(({ render: { id, order, expiresAt, extendedAt }, token }) =>
    expiresAt
      ? {
          renderId: id,
          title: order.title,
          expiresAt: expiresAt.toISOString(),
          extendable: extendedAt === null,
          shareUrl: token === null ? null : shareAddresses(token).url,
        }
      : [],
  );
  return { films, more: Math.max(0, count - films.length) };
}
