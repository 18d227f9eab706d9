import { desc, sql } from "drizzle-orm";
import type { Usage } from "#lib/contracts/usage";
import { db } from "#lib/server/db/client";
import { projects, projectVideos, renders, renditions, tracks, videos } from "#lib/server/db/schema";
import { ownedBy } from "#lib/server/owned";

/** A person's projects by the size of everything that goes with them when they are deleted, the largest first. */
export async function largestProjects(ownerId: string, count: number): Promise<Usage["largest"]> {
  const bytes = sql<number>`(
    coalesce((select sum(${videos.size}) from ${projectVideos} join ${videos} on ${videos.id} = ${projectVideos.videoId}
      where ${projectVideos.projectId} = ${projects.id}), 0)
    + coalesce((select ${tracks.size} from ${tracks} where ${tracks.id} = ${projects.trackId}), 0)
    + coalesce((select sum(${renditions.size}) from ${renditions} join ${renders} on ${renders.id} = ${renditions.renderId}
      where ${renders.projectId} = ${projects.id}), 0))::float8`;
  return db()
    .select({ id: projects.id, title: projects.title, bytes })
    .from(projects)
    .where(ownedBy(projects, ownerId))
    .orderBy(desc(bytes), projects.id)
    .limit(count);
}
