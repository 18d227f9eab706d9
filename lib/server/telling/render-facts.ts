import { and, eq, isNull } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { shares } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { shareAddresses } from "#lib/server/share-resource";
import type { ClaimedDelivery } from "#lib/server/telling/claim-delivery";

/** What is told of a render. */
export type RenderFacts = {
  readonly title: string;
  readonly status: string;
  /** Why it failed, in plain words. */
  readonly problem: string | null;
  readonly expiresAt: Date | null;
  /** The owner's page of it. */
  readonly url: string;
  /** Its live share link, where there is one. */
  readonly shareUrl: string | null;
};

/** A render as it is now: what is told late is told true. */
export async function renderFacts({ render }: Pick<ClaimedDelivery, "render">): Promise<RenderFacts> {
  const live = and(eq(shares.renderId, render.id), isNull(shares.revokedAt));
  const [share] = await db().select({ token: shares.token }).from(shares).where(live);
  return {
    title: render.order.title,
    status: render.status,
    problem: render.problem,
    expiresAt: render.expiresAt,
    url: `${env().PUBLIC_URL}/renders/${render.id}`,
    shareUrl: share && render.status === "done" ? shareAddresses(share.token).url : null,
  };
}
