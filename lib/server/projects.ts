import { and, count, desc, eq, inArray, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { createProjectSchema, ProjectListItem, ProjectResource, updateProjectSchema } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { db, type Queryable } from "#lib/server/db/client";
import { projects, renders, tracks, videos } from "#lib/server/db/schema";
import { discardFiles } from "#lib/server/discard-files";
import { completeDocument, emptyDocument } from "#lib/server/first-document";
import { found, owned } from "#lib/server/owned";
import { dequeue } from "#lib/server/queue/enqueue";
import { storageKeys } from "#lib/server/storage/storage";
import { trackResource } from "#lib/server/tracks";
import { posterUrl, videoResource } from "#lib/server/videos";

/** Begins a ride from an uploaded video and track. Throws AppError `not_found` when one is not this person's. */
export async function createProject(
  ownerId: string,
  { title, videoId, trackId, utcOffsetMinutes }: z.infer<typeof createProjectSchema>,
): Promise<ProjectResource> {
  const id = await db().transaction(async (tx) => {
    // Locked: who deletes them at the same time comes either before and nothing is found, or after and sees the use.
    const [video] = await tx
      .select({ id: videos.id })
      .from(videos)
      .where(owned(videos, ownerId, videoId))
      .for("key share");
    const [track] = await tx
      .select({ id: tracks.id })
      .from(tracks)
      .where(owned(tracks, ownerId, trackId))
      .for("key share");
    found(video, "video");
    found(track, "track");
    const values = { ownerId, title, videoId, trackId, document: emptyDocument(utcOffsetMinutes) };
    const [row] = await tx.insert(projects).values(values).returning({ id: projects.id });
    return found(row, "project").id;
  });
  return getProject(ownerId, id);
}

/** A person's rides, the last touched first. */
export async function listProjects(ownerId: string): Promise<ProjectListItem[]> {
  const rows = await db()
    .select({
      id: projects.id,
      title: projects.title,
      createdAt: projects.createdAt,
      updatedAt: projects.updatedAt,
      video: { id: videos.id, hasPoster: videos.hasPoster },
      renders: db().$count(renders, eq(renders.projectId, projects.id)),
    })
    .from(projects)
    .innerJoin(videos, eq(videos.id, projects.videoId))
    .where(eq(projects.ownerId, ownerId))
    .orderBy(desc(projects.updatedAt));
  return Promise.all(
    rows.map(async ({ video, createdAt, updatedAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
      posterUrl: await posterUrl(video),
    })),
  );
}

/**
 * A person's ride with its files. The first one who asks after both files are known also gets the document's missing
 * parts (sync, clip, layout by shape) filled in and saved. Throws AppError `not_found`.
 */
export async function getProject(ownerId: string, id: string): Promise<ProjectResource> {
  const { project, video, track } = await read(owned(projects, ownerId, id));
  const completed = await completeDocument(project, video, track);
  return {
    id,
    title: completed.title,
    version: completed.version,
    document: completed.document,
    video: await videoResource(video),
    track: await trackResource(track),
    createdAt: completed.createdAt.toISOString(),
    updatedAt: completed.updatedAt.toISOString(),
  };
}

/**
 * Saves title or document. Throws AppError `conflict`, with the present version in `details`, when the project was
 * saved elsewhere since `version`; `not_found`.
 */
export async function updateProject(
  ownerId: string,
  id: string,
  { version, ...changes }: z.infer<typeof updateProjectSchema>,
): Promise<ProjectResource> {
  const [saved] = await db()
    .update(projects)
    .set({ ...changes, version: version + 1, updatedAt: new Date() })
    .where(and(owned(projects, ownerId, id), eq(projects.version, version)))
    .returning({ id: projects.id });
  if (saved) return getProject(ownerId, id);
  const current = await getProject(ownerId, id);
  throw new AppError("conflict", `project ${id} is at version ${current.version}, not ${version}`, {
    userMessage: "This project was changed in another window meanwhile. Reload to go on with the latest state.",
    details: { version: current.version },
  });
}

/**
 * Deletes a ride: its renders (those under way are cancelled), shares and files, and the video and track unless
 * another ride uses them. Throws AppError `not_found`.
 */
export async function deleteProject(ownerId: string, id: string): Promise<void> {
  const keys = await db().transaction(async (tx) => {
    const [project] = await tx
      .select()
      .from(projects)
      .where(owned(projects, ownerId, id))
      .for("update");
    const { videoId, trackId } = found(project, "project");
    const renderIds = await cancelRenders(tx, id);
    await tx.delete(projects).where(eq(projects.id, id));
    return [
      ...renderIds.flatMap((render) => [
        storageKeys.rendition(render, "source"),
        storageKeys.rendition(render, "poster"),
      ]),
      ...(await deleteUnused(tx, videos, eq(projects.videoId, videoId), videoId)),
      ...(await deleteUnused(tx, tracks, eq(projects.trackId, trackId), trackId)),
    ];
  });
  await discardFiles(keys);
}

async function read(condition: SQL) {
  const [row] = await db()
    .select({ project: projects, video: videos, track: tracks })
    .from(projects)
    .innerJoin(videos, eq(videos.id, projects.videoId))
    .innerJoin(tracks, eq(tracks.id, projects.trackId))
    .where(condition);
  return found(row, "project");
}

/** Cancels what is under way: deleting a row tells a worker nothing, cancelling it does. */
async function cancelRenders(tx: Queryable, projectId: string): Promise<string[]> {
  const rows = await tx.select({ id: renders.id }).from(renders).where(eq(renders.projectId, projectId)).for("update");
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  await tx
    .update(renders)
    .set({ status: "cancelled" })
    .where(and(inArray(renders.id, ids), inArray(renders.status, ["queued", "running"])));
  await dequeue(tx, "render", ids);
  return ids;
}

/** Deletes a video or track that no project uses any more; gives the keys of its files. */
async function deleteUnused(
  tx: Queryable,
  table: typeof videos | typeof tracks,
  usedBy: SQL,
  id: string,
): Promise<string[]> {
  await tx.select({ id: table.id }).from(table).where(eq(table.id, id)).for("update");
  const [use] = await tx.select({ n: count() }).from(projects).where(usedBy);
  if (use && use.n > 0) return [];
  const rows = await tx.delete(table).where(eq(table.id, id)).returning({ key: table.key });
  const files = rows.map((row) => row.key);
  return table === videos ? [...files, storageKeys.videoPoster(id)] : files;
}
