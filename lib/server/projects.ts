import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import type { createProjectSchema, ProjectListItem, ProjectResource, updateProjectSchema } from "#lib/contracts/api";
import { cameraTrackOf } from "#lib/server/camera-track";
import { carriedPrivacy } from "#lib/server/carried-privacy";
import { claimProject } from "#lib/server/claim-project";
import { db, type Queryable } from "#lib/server/db/client";
import { projects, projectVideos, renders, tracks } from "#lib/server/db/schema";
import { deleteUnusedTrack, deleteUnusedVideo } from "#lib/server/delete-unused-files";
import { discardFiles } from "#lib/server/discard-files";
import { completeDocument, emptyDocument } from "#lib/server/first-document";
import { inOrderOf, lockVideos } from "#lib/server/lock-videos";
import { found, owned, ownedBy } from "#lib/server/owned";
import { firstVideo, videoIdsOf, videoRows, videosOf } from "#lib/server/project-videos";
import { dequeue } from "#lib/server/queue/enqueue";
import { storageKeys } from "#lib/server/storage/storage";
import { trackResource } from "#lib/server/tracks";
import { posterUrl, readSoon, videoResource } from "#lib/server/videos";

/**
 * Begins a ride from uploaded videos and a track, or the ride that a camera recorded into one of the videos when no
 * track is named. Throws AppError `not_found` when one is not this person's; for want of a track `conflict` while a
 * video is still being read, `invalid_video`, `invalid_track`.
 */
export async function createProject(
  ownerId: string,
  { title, videoIds, trackId, utcOffsetMinutes }: z.infer<typeof createProjectSchema>,
): Promise<ProjectResource> {
  const id = await db().transaction(async (tx) => {
    // Locked: who deletes them at the same time comes either before and nothing is found, or after and sees the use.
    const used = inOrderOf(videoIds, await lockVideos(tx, ownerId, videoIds, "key share"));
    const usedTrackId = trackId ?? cameraTrackOf(used);
    const [track] = await tx
      .select({ id: tracks.id })
      .from(tracks)
      .where(owned(tracks, ownerId, usedTrackId))
      .for("key share");
    found(track, "track");
    const document = emptyDocument(utcOffsetMinutes, await carriedPrivacy(tx, ownerId));
    const values = { ownerId, title, trackId: usedTrackId, document };
    const [row] = await tx.insert(projects).values(values).returning({ id: projects.id });
    const project = found(row, "project");
    await tx.insert(projectVideos).values(videoRows(project.id, videoIds));
    for (const video of used) await readSoon(tx, video);
    return project.id;
  });
  return getProject(ownerId, id);
}

/** A person's rides, the last touched first. */
export async function listProjects(ownerId: string): Promise<ProjectListItem[]> {
  const first = firstVideo();
  const rows = await db()
    .select({
      id: projects.id,
      title: projects.title,
      createdAt: projects.createdAt,
      updatedAt: projects.updatedAt,
      video: { id: first.id, hasPoster: first.hasPoster },
      renders: db().$count(renders, eq(renders.projectId, projects.id)),
    })
    .from(projects)
    .innerJoinLateral(first, sql`true`)
    .where(ownedBy(projects, ownerId))
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
 * A person's ride with its files. The first one who asks after a video is known also gets the document's missing
 * parts (its sync, its clip, the layout by shape) filled in and saved. Throws AppError `not_found`.
 */
export async function getProject(ownerId: string, id: string): Promise<ProjectResource> {
  const [row] = await db()
    .select({ project: projects, track: tracks })
    .from(projects)
    .innerJoin(tracks, eq(tracks.id, projects.trackId))
    .where(owned(projects, ownerId, id));
  const { project, track } = found(row, "project");
  const used = await videosOf(db(), id);
  const { title, version, document, createdAt, updatedAt } = await completeDocument(project, used, track);
  return {
    id,
    title,
    version,
    document,
    videos: await Promise.all(used.map(videoResource)),
    track: await trackResource(track),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/**
 * Saves title or document; a video that the document does not speak of keeps what is stored of it, and what it says of
 * videos that the project never had is left out. Throws AppError
 * `conflict`, with the present version in `details`, when the project was saved elsewhere since `version`; `not_found`.
 */
export async function updateProject(
  ownerId: string,
  id: string,
  { version, title, document }: z.infer<typeof updateProjectSchema>,
): Promise<ProjectResource> {
  await db().transaction(async (tx) => {
    const project = await claimProject(tx, ownerId, id, version);
    const edits = { ...project.document.videos, ...document?.videos };
    const changes = {
      ...(title === undefined ? {} : { title }),
      ...(document && { document: { ...document, videos: pick(edits, await videoIdsOf(tx, id)) } }),
    };
    // A request that changes nothing is none to fail at.
    if (Object.keys(changes).length > 0) await tx.update(projects).set(changes).where(eq(projects.id, id));
  });
  return getProject(ownerId, id);
}

/**
 * Deletes a ride: its renders (those under way are cancelled), shares and files, and its videos and track unless
 * another ride uses them. Throws AppError `not_found`.
 */
export async function deleteProject(ownerId: string, id: string): Promise<void> {
  const keys = await db().transaction(async (tx) => {
    const [project] = await tx
      .select()
      .from(projects)
      .where(owned(projects, ownerId, id))
      .for("update");
    const { trackId } = found(project, "project");
    const used = await tx.delete(projectVideos).where(eq(projectVideos.projectId, id)).returning();
    const renderIds = await cancelRenders(tx, id);
    await tx.delete(projects).where(eq(projects.id, id));
    const keys = renderIds.flatMap((render) => storageKeys.renditions(render));
    // In one order: two rides with the same videos that are deleted at once wait for each other instead of for ever.
    for (const videoId of used.map((row) => row.videoId).sort()) keys.push(...(await deleteUnusedVideo(tx, videoId)));
    return [...keys, ...(await deleteUnusedTrack(tx, trackId))];
  });
  await discardFiles(keys);
}

/** Nobody's document grows by what no project speaks of. */
function pick<Value>(values: Readonly<Record<string, Value>>, ids: readonly string[]): Record<string, Value> {
  return Object.fromEntries(ids.flatMap((id) => (values[id] === undefined ? [] : [[id, values[id]]])));
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
  for (const name of ["fetch", "render"] as const) await dequeue(tx, name, ids);
  return ids;
}
