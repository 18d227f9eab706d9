import { and, inArray } from "drizzle-orm";
import type { Queryable } from "#lib/server/db/client";
import { videos } from "#lib/server/db/schema";
import { found, ownedBy } from "#lib/server/owned";
import type { VideoRow } from "#lib/server/videos";

/** A person's videos among these, locked in one order, so that two who lock the same ones wait for each other. */
export async function lockVideos(
  tx: Queryable,
  ownerId: string,
  ids: readonly string[],
  strength: "update" | "key share",
): Promise<VideoRow[]> {
  return tx
    .select()
    .from(videos)
    .where(and(inArray(videos.id, [...ids]), ownedBy(videos, ownerId)))
    .orderBy(videos.id)
    .for(strength);
}

/** The videos in the order of their ids. Throws AppError `not_found` when one is missing. */
export function inOrderOf(ids: readonly string[], rows: readonly VideoRow[]): VideoRow[] {
  return ids.map((id) => {
    const row = rows.find((one) => one.id === id);
    return found(row, "video");
  });
}
