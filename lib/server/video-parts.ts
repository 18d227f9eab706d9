import { and, eq, isNotNull } from "drizzle-orm";
import type { Filmstrip } from "#lib/domain/render/filmstrip";
import { db, type Queryable } from "#lib/server/db/client";
import { videos } from "#lib/server/db/schema";
import { dequeue } from "#lib/server/queue/enqueue";
import type { VideoRow } from "#lib/server/videos";

/** What was made for the timeline; either may be missing where it could not be made. */
export type Strip = { readonly filmstrip: Filmstrip | null; readonly hasWaveform: boolean };

/** Records a video's strip. False when the video was deleted meanwhile. */
export async function finishStrip(videoId: string, strip: Strip): Promise<boolean> {
  return update(videoId, { ...strip, stripPending: false });
}

/** Records that a video's preview is stored, or that there will be none. False when the video was deleted meanwhile. */
export async function finishPreview(videoId: string, hasPreview: boolean): Promise<boolean> {
  return update(videoId, { hasPreview, previewProgress: null });
}

/** 0 to 1. Nothing happens once the preview is finished. */
export async function reportPreview(videoId: string, previewProgress: number): Promise<void> {
  await db()
    .update(videos)
    .set({ previewProgress })
    .where(and(eq(videos.id, videoId), isNotNull(videos.previewProgress)));
}

/** Takes the jobs of a video that is being deleted from the queue or from their workers. */
export async function cancelParts(tx: Queryable, videoId: string): Promise<void> {
  await dequeue(tx, "join", [videoId]);
  await dequeue(tx, "ingest", [videoId]);
  await dequeue(tx, "strip", [videoId]);
  await dequeue(tx, "preview", [videoId]);
}

async function update(id: string, values: Partial<VideoRow>): Promise<boolean> {
  const rows = await db().update(videos).set(values).where(eq(videos.id, id)).returning({ id: videos.id });
  return rows.length > 0;
}
