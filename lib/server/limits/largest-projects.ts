import { sql } from "drizzle-orm";
import type { Usage } from "#lib/contracts/usage";
import { db } from "#lib/server/db/client";
import { projects, projectVideos, renders, renditions, tracks, videos } from "#lib/server/db/schema";
import { ownedBy } from "#lib/server/owned";

/** A person's projects by the size of everything that goes with them when they are deleted, the largest first. */
export async function largestProjects(ownerId: string, count: number): Promise<Usage["largest"]> {
  const rows = await db().execute<Usage["largest"][number]>(sql`
    select ${projects.id}, ${projects.title}, (
      coalesce((select sum(video.size) from ${projectVideos} used join ${videos} video on video.id = used.video_id
        where used.project_id = ${projects.id}), 0)
      + coalesce((select track.size from ${tracks} track where track.id = ${projects.trackId}), 0)
      + coalesce((select sum(film.size) from ${renditions} film join ${renders} render on render.id = film.render_id
        where render.project_id = ${projects.id}), 0)
    )::float8 as bytes
    from ${projects} where ${ownedBy(projects, ownerId)}
    order by bytes desc, ${projects.id} limit ${count}`);
  return rows.map(({ id, title, bytes }) => ({ id, title, bytes }));
}
