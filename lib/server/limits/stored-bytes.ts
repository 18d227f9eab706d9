import { and, eq, isNotNull, sql, sum } from "drizzle-orm";
import type { Queryable } from "#lib/server/db/client";
import { projectVideos, renders, renditions, tracks, uploads, videos } from "#lib/server/db/schema";
import { ownedBy } from "#lib/server/owned";
import { SCHEMA } from "#lib/server/queue/queue-settings";

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

/**
 * What joins under way will add: their videos have no file yet. Chapters that no project has go once they are joined,
 * each once however many joins it is in.
 */
export async function bytesToBeJoined(from: Queryable, ownerId: string): Promise<number> {
  const [row] = await from.execute<{ bytes: number }>(sql`
    with joins as (
      select ${videos.size}, data -> 'chapterIds' as chapters
      from ${videos} join ${sql.identifier(SCHEMA)}.job on job.name = 'join' and job.id = ${videos.id}
      where ${ownedBy(videos, ownerId)}
        and videos.status = 'processing' and videos.key is null and videos.youtube_id is null
    )
    select ((select coalesce(sum(size), 0) from joins) - coalesce(sum(${videos.size}), 0))::float8 as bytes
    from ${videos}
    where ${ownedBy(videos, ownerId)} and exists (select 1 from joins where chapters ? ${videos.id}::text)
      and not exists (select 1 from ${projectVideos} where ${projectVideos.videoId} = ${videos.id})`);
  return row?.bytes ?? 0;
}

export function sumOf(stored: StoredBytes): number {
  return stored.videos + stored.tracks + stored.films + stored.uploads;
}
