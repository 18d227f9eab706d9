import { and, desc, eq, inArray, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { createRenderSchema, RenderProgress, RenderResource } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import { withAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { projects, renders, tracks } from "#lib/server/db/schema";
import { insertOrder, UNDER_WAY } from "#lib/server/insert-order";
import { found, owned, ownedBy } from "#lib/server/owned";
import { placeOrder } from "#lib/server/place-order";
import { videosOf } from "#lib/server/project-videos";
import { dequeue } from "#lib/server/queue/enqueue";
import { progressOf, renderResources } from "#lib/server/render-resource";
import type { VideoRow } from "#lib/server/videos";

/**
 * Orders a render of the project as it is saved now: the order is a snapshot, later changes do not touch it.
 * Row and job are written in one transaction. Throws AppError `not_found`, `conflict` while the video is still being
 * read, `invalid_video`, `invalid_clip`, `invalid_request`, `limit_reached`.
 */
export async function createRender(
  ownerId: string,
  { projectId, videoId, clip, output }: z.infer<typeof createRenderSchema>,
): Promise<RenderResource> {
  const id = await withAccount(ownerId, async (tx, account) => {
    const [row] = await tx
      .select({ project: projects, track: tracks })
      .from(projects)
      .innerJoin(tracks, eq(tracks.id, projects.trackId))
      .where(owned(projects, ownerId, projectId))
      .for("share", { of: projects });
    const { project, track } = found(row, "project");
    const video = chosenVideo(await videosOf(tx, projectId), videoId);
    const { order, frames } = placeOrder({ project, video, track }, { clip, output });
    return insertOrder(tx, account, { projectId, order, frames });
  });
  return getRender(ownerId, id);
}

/** The video that is meant: the only one, when none is named. */
function chosenVideo(videos: readonly VideoRow[], id: string | undefined): VideoRow {
  if (id === undefined && videos.length > 1) {
    throw new AppError("invalid_request", "a render of several videos", {
      userMessage: "This ride has several videos. Choose the one to render.",
    });
  }
  return found(id === undefined ? videos[0] : videos.find((video) => video.id === id), "video");
}

/** A person's render with expiring addresses of its files. Throws AppError `not_found`. */
export async function getRender(ownerId: string, id: string): Promise<RenderResource> {
  const [resource] = await read(owned(renders, ownerId, id));
  return found(resource, "render");
}

/** The renders of a person's project, newest first. */
export async function listRenders(ownerId: string, projectId: string): Promise<RenderResource[]> {
  return read(and(eq(renders.projectId, projectId), ownedBy(renders, ownerId)) as SQL);
}

/** How far a render is: what the event stream sends. Throws AppError `not_found`. */
export async function getRenderProgress(ownerId: string, id: string): Promise<RenderProgress> {
  const [row] = await db()
    .select()
    .from(renders)
    .where(owned(renders, ownerId, id));
  return progressOf(found(row, "render"));
}

/**
 * Cancels a render. One that waits is taken from the queue; a worker that has it hears of it at once (a trigger
 * announces the change). One that has ended already stays as it is. Throws AppError `not_found`.
 */
export async function cancelRender(ownerId: string, id: string): Promise<RenderResource> {
  await db().transaction(async (tx) => {
    const cancelled = await tx
      .update(renders)
      .set({ status: "cancelled", stage: "finished", eta: null, finishedAt: new Date() })
      .where(and(owned(renders, ownerId, id), inArray(renders.status, UNDER_WAY)))
      .returning({ id: renders.id });
    const ids = cancelled.map((row) => row.id);
    for (const name of ["fetch", "render"] as const) await dequeue(tx, name, ids);
  });
  return getRender(ownerId, id);
}

async function read(condition: SQL): Promise<RenderResource[]> {
  const rows = await db().select().from(renders).where(condition).orderBy(desc(renders.createdAt));
  return renderResources(rows);
}
