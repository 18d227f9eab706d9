import type { TrackResource } from "#lib/contracts/api";
import { db } from "#lib/server/db/client";
import { tracks } from "#lib/server/db/schema";
import { FILE_URL_LIFETIME } from "#lib/server/file-urls";
import { found, owned } from "#lib/server/owned";
import { storage } from "#lib/server/storage/open-storage";

export type TrackRow = typeof tracks.$inferSelect;

/** A person's track, with an expiring address of its file. Throws AppError `not_found`. */
export async function getTrack(ownerId: string, id: string): Promise<TrackResource> {
  const [row] = await db()
    .select()
    .from(tracks)
    .where(owned(tracks, ownerId, id));
  return trackResource(found(row, "track"));
}

export async function trackResource(row: TrackRow): Promise<TrackResource> {
  const url = await storage().signGet(row.key, { expiresInSeconds: FILE_URL_LIFETIME });
  return { id: row.id, name: row.name, size: row.size, url };
}
