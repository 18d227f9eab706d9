import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { projects, projectVideos, renders, renditions, shares, tracks, videos } from "#lib/server/db/schema";
import { inPages } from "#lib/server/export/in-pages";
import { ownedBy } from "#lib/server/owned";

export type ProjectRow = typeof projects.$inferSelect;

/** A person's tracks, as they were uploaded or recorded by their cameras. */
export const tracksOf = (ownerId: string) =>
  inPages((after, limit) =>
    db()
      .select()
      .from(tracks)
      .where(and(ownedBy(tracks, ownerId), gt(tracks.id, after)))
      .orderBy(asc(tracks.id))
      .limit(limit),
  );

export const videosOf = (ownerId: string) =>
  inPages((after, limit) =>
    db()
      .select()
      .from(videos)
      .where(and(ownedBy(videos, ownerId), gt(videos.id, after)))
      .orderBy(asc(videos.id))
      .limit(limit),
  );

export const projectsOf = (ownerId: string) =>
  inPages((after, limit) =>
    db()
      .select()
      .from(projects)
      .where(and(ownedBy(projects, ownerId), gt(projects.id, after)))
      .orderBy(asc(projects.id))
      .limit(limit),
  );

export const rendersOf = (ownerId: string) =>
  inPages((after, limit) =>
    db()
      .select()
      .from(renders)
      .where(and(ownedBy(renders, ownerId), gt(renders.id, after)))
      .orderBy(asc(renders.id))
      .limit(limit),
  );

/** The ids of the videos that a project has, also of those that were removed and can be brought back. */
export async function videosIn(projectId: string): Promise<{ id: string; removedAt: Date | null }[]> {
  return db()
    .select({ id: projectVideos.videoId, removedAt: projectVideos.removedAt })
    .from(projectVideos)
    .where(eq(projectVideos.projectId, projectId))
    .orderBy(asc(projectVideos.addedAt));
}

export const rendersIn = (projectId: string) =>
  db().select().from(renders).where(eq(renders.projectId, projectId)).orderBy(asc(renders.createdAt));

export const filesOf = (renderIds: string[]) =>
  db().select().from(renditions).where(inArray(renditions.renderId, renderIds));

export const sharesOf = (renderIds: string[]) => db().select().from(shares).where(inArray(shares.renderId, renderIds));
