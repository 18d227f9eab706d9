import { and, eq, isNotNull, isNull, sum } from "drizzle-orm";
import type { Queryable } from "#lib/server/db/client";
import { renders, renditions, tracks, uploads, videos } from "#lib/server/db/schema";
import { ownedBy } from "#lib/server/owned";

/** A person's bytes in storage by what they are. An upload counts with its whole size from its beginning. */
export type StoredBytes = { videos: number; tracks: number; films: number; uploads: number };

const total = (column: Parameters<typeof sum>[0]) => sum(column).mapWith(Number);

export async function storedBytes(from: Queryable, ownerId: string): Promise<StoredBytes> {
  const [video] = await from
    .select({ bytes: total(videos.size) })
    .from(videos)
    .where(and(ownedBy(videos, ownerId), isNotNull(videos.key)));
  const [track] = await from
    .select({ bytes: total(tracks.size) })
    .from(tracks)
    .where(ownedBy(tracks, ownerId));
  const [film] = await from
    .select({ bytes: total(renditions.size) })
    .from(renditions)
    .innerJoin(renders, eq(renders.id, renditions.renderId))
    .where(ownedBy(renders, ownerId));
  const [upload] = await from
    .select({ bytes: total(uploads.size) })
    .from(uploads)
    .where(ownedBy(uploads, ownerId));
  return {
    videos: video?.bytes ?? 0,
    tracks: track?.bytes ?? 0,
    films: film?.bytes ?? 0,
    uploads: upload?.bytes ?? 0,
  };
}

/** What joins under way will have written: their videos have no file yet. */
export async function bytesBeingJoined(from: Queryable, ownerId: string): Promise<number> {
  const unwritten = and(
    ownedBy(videos, ownerId),
    eq(videos.status, "processing"),
    isNull(videos.key),
    isNull(videos.youtubeId),
  );
  const [row] = await from
    .select({ bytes: total(videos.size) })
    .from(videos)
    .where(unwritten);
  return row?.bytes ?? 0;
}

export function sumOf(stored: StoredBytes): number {
  return stored.videos + stored.tracks + stored.films + stored.uploads;
}
