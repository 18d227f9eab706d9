import { desc } from "drizzle-orm";
import { NOTHING_HIDDEN, type Privacy } from "#lib/domain/track/privacy-zones";
import type { Queryable } from "#lib/server/db/client";
import { projects } from "#lib/server/db/schema";
import { ownedBy } from "#lib/server/owned";

/**
 * What a person's new ride hides before anybody has looked at it: what the ride that they touched last hides. The same
 * circles, so that the lines of several films end on one circle and tell no more than one of them does.
 */
export async function carriedPrivacy(db: Queryable, ownerId: string): Promise<Privacy> {
  const [latest] = await db
    .select({ document: projects.document })
    .from(projects)
    .where(ownedBy(projects, ownerId))
    .orderBy(desc(projects.updatedAt))
    .limit(1);
  const zones = latest?.document.privacy.zones ?? [];
  return zones.length > 0 ? { zones, carriedOver: true } : NOTHING_HIDDEN;
}
