import { and, asc, eq, isNull } from "drizzle-orm";
import { db, type Queryable } from "#lib/server/db/client";
import { projects, projectVideos, videos } from "#lib/server/db/schema";
import type { VideoRow } from "#lib/server/videos";

const inOrder = [asc(projectVideos.addedAt), asc(projectVideos.videoId)];

/** The videos of a project in the order in which they were added, without those that were removed. */
export async function videosOf(tx: Queryable, projectId: string): Promise<VideoRow[]> {
  const rows = await tx
    .select({ video: videos })
    .from(projectVideos)
    .innerJoin(videos, eq(videos.id, projectVideos.videoId))
    .where(and(eq(projectVideos.projectId, projectId), isNull(projectVideos.removedAt)))
    .orderBy(...inOrder);
  return rows.map(({ video }) => video);
}

/** The ids of all videos of a project, also of those that were removed and can be brought back. */
export async function videoIdsOf(tx: Queryable, projectId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: projectVideos.videoId })
    .from(projectVideos)
    .where(eq(projectVideos.projectId, projectId))
    .orderBy(...inOrder);
  return rows.map(({ id }) => id);
}

/** Joined laterally to projects: the video that each is shown by in lists, its first one. */
export function firstVideo() {
  return db()
    .select({ id: videos.id, hasPoster: videos.hasPoster })
    .from(projectVideos)
    .innerJoin(videos, eq(videos.id, projectVideos.videoId))
    .where(and(eq(projectVideos.projectId, projects.id), isNull(projectVideos.removedAt)))
    .orderBy(...inOrder)
    .limit(1)
    .as("first_video");
}

/** The rows that give a new project its videos, in this order. */
export function videoRows(projectId: string, videoIds: readonly string[]): (typeof projectVideos.$inferInsert)[] {
  const now = Date.now();
  return videoIds.map((videoId, index) => ({ projectId, videoId, addedAt: new Date(now + index) }));
}
