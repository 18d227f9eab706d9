import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { type addVideoSchema, MOST_VIDEOS, type ProjectResource } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { claimProject } from "#lib/server/claim-project";
import { db, type Queryable } from "#lib/server/db/client";
import { projects, projectVideos, videos } from "#lib/server/db/schema";
import { found, owned } from "#lib/server/owned";
import { getProject } from "#lib/server/projects";
import { readSoon } from "#lib/server/videos";

/**
 * Adds a video to a ride, or brings back one that was removed, as it was lined up then. With `replaces` it comes in
 * that one's place with its sync and clip: a file for what played from YouTube, a better copy. Throws AppError
 * `conflict` when the project was changed since `version`, `not_found`, `invalid_request` when there is no room.
 */
export async function addVideo(
  ownerId: string,
  projectId: string,
  { videoId, replaces, version }: z.infer<typeof addVideoSchema>,
): Promise<ProjectResource> {
  await db().transaction(async (tx) => {
    const project = await claimProject(tx, ownerId, projectId, version);
    // Locked: who deletes it at the same time comes either before and nothing is found, or after and sees the use.
    const [video] = await tx
      .select({ id: videos.id, status: videos.status })
      .from(videos)
      .where(owned(videos, ownerId, videoId))
      .for("key share");
    await readSoon(tx, found(video, "video"));
    const used = await inUse(tx, projectId);
    if (used.some((row) => row.videoId === videoId)) throw alreadyThere();
    if (replaces === undefined && used.length >= MOST_VIDEOS) throw noRoom();

    const old =
      replaces === undefined
        ? undefined
        : found(
            used.find((row) => row.videoId === replaces),
            "video",
          );
    await tx
      .insert(projectVideos)
      .values({ projectId, videoId, ...(old && { addedAt: old.addedAt }) })
      .onConflictDoUpdate({
        target: [projectVideos.projectId, projectVideos.videoId],
        set: { removedAt: null, ...(old && { addedAt: old.addedAt }) },
      });
    if (!old) return;
    await tx.update(projectVideos).set({ removedAt: new Date() }).where(isRow(projectId, old.videoId));
    const edit = project.document.videos[old.videoId];
    if (!edit) return;
    const document = { ...project.document, videos: { ...project.document.videos, [videoId]: edit } };
    await tx.update(projects).set({ document }).where(eq(projects.id, projectId));
  });
  return getProject(ownerId, projectId);
}

/**
 * Takes a video out of a ride. Its renders stay; it can be added again until the upkeep forgets it after some days.
 * Throws AppError `conflict` when the project was changed since `version`, `not_found`, `invalid_request` for the last.
 */
export async function removeVideo(
  ownerId: string,
  projectId: string,
  videoId: string,
  version: number,
): Promise<ProjectResource> {
  await db().transaction(async (tx) => {
    await claimProject(tx, ownerId, projectId, version);
    const used = await inUse(tx, projectId);
    found(
      used.find((row) => row.videoId === videoId),
      "video",
    );
    if (used.length === 1) throw last();
    await tx.update(projectVideos).set({ removedAt: new Date() }).where(isRow(projectId, videoId));
  });
  return getProject(ownerId, projectId);
}

async function inUse(tx: Queryable, projectId: string) {
  const rows = await tx.select().from(projectVideos).where(eq(projectVideos.projectId, projectId));
  return rows.filter(({ removedAt }) => removedAt === null);
}

const isRow = (projectId: string, videoId: string) =>
  and(eq(projectVideos.projectId, projectId), eq(projectVideos.videoId, videoId));

function alreadyThere(): AppError {
  return new AppError("invalid_request", "the project has this video", {
    userMessage: "This video is part of the ride already.",
  });
}

function noRoom(): AppError {
  return new AppError("invalid_request", `more than ${MOST_VIDEOS} videos`, {
    userMessage: `A ride has at most ${MOST_VIDEOS} videos. Remove one that you no longer need, or begin another project.`,
  });
}

function last(): AppError {
  return new AppError("invalid_request", "the last video of a project", {
    userMessage: "A ride needs a video, and this is its last one. Add another one first, or delete the project.",
  });
}
