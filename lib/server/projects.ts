import { and, desc, eq, inArray, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { createProjectSchema, ProjectListItem, ProjectResource, updateProjectSchema } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { cameraTrackOf } from "#lib/server/camera-track";
import { db, type Queryable } from "#lib/server/db/client";
import { projects, renders, tracks, videos } from "#lib/server/db/schema";
import { discardFiles } from "#lib/server/discard-files";
import { completeDocument, emptyDocument } from "#lib/server/first-document";
import { found, owned } from "#lib/server/owned";
import { dequeue } from "#lib/server/queue/enqueue";
import { storageKeys } from "#lib/server/storage/storage";
import { trackResource } from "#lib/server/tracks";
import { cancelParts } from "#lib/server/video-parts";
import { posterUrl, videoResource } from "#lib/server/videos";

/**
 * Begins a ride from an uploaded video and a track, or the ride that the camera recorded into the video when no track
 * is named. Throws AppError `not_found` when one is not this person's; for want of a track `conflict` while the video
 * is still being read, `invalid_video`, `invalid_track`.
 */
export async function createProject(
  ownerId: string,
  { title, videoId, trackId, utcOffsetMinutes }: z.infer<typeof createProjectSchema>,
): Promise<ProjectResource> {
  const id = await db().transaction(async (tx) => {
    // Locked: who deletes them at the same time comes either before and nothing is found, or after and sees the use.
    const [video] = await tx
      .select()
      .from(videos)
      .where(owned(videos, ownerId, videoId))
      .for("key share");
    const usedTrackId = trackId ?? cameraTrackOf(found(video, "video"));
    const [track] = await tx
      .select({ id: tracks.id })
      .from(tracks)
      .where(owned(tracks, ownerId, usedTrackId))
      .for("key share");
    found(video, "video");
    found(track, "track");
    const values = { ownerId, title, videoId, trackId: usedTrackId, document: emptyDocument(utcOffsetMinutes) };
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
      ...renderIds.flatMap((render) => storageKeys.renditions(render)),
      ...(await deleteUnusedVideo(tx, videoId)),
      ...(await deleteUnusedTrack(tx, trackId)),
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

/** Deletes a video that no project uses any more, and with it the camera's own track; gives the keys of their files. */
async function deleteUnusedVideo(tx: Queryable, id: string): Promise<string[]> {
  const [video] = await tx.select().from(videos).where(eq(videos.id, id)).for("update");
  if (!video || (await tx.$count(projects, eq(projects.videoId, id))) > 0) return [];
  await cancelParts(tx, id);
  await tx.delete(videos).where(eq(videos.id, id));
  const own = video.cameraTrackId ? await deleteUnusedTrack(tx, video.cameraTrackId) : [];
  return [...(video.key ? [video.key] : []), ...storageKeys.madeOfVideo(id), ...own];
}

/** Deletes a track that neither a project nor the video it was read from has any more; gives the key of its file. */
async function deleteUnusedTrack(tx: Queryable, id: string): Promise<string[]> {
  await tx.select({ id: tracks.id }).from(tracks).where(eq(tracks.id, id)).for("update");
  const uses = await tx.$count(projects, eq(projects.trackId, id));
  if (uses + (await tx.$count(videos, eq(videos.cameraTrackId, id))) > 0) return [];
  const rows = await tx.delete(tracks).where(eq(tracks.id, id)).returning({ key: tracks.key });
  return rows.map((row) => row.key);
}
