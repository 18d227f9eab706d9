import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { db } from "#lib/server/db/client";
import { renders, videos } from "#lib/server/db/schema";
import { tell } from "#lib/server/notices";
import { hasNoJob } from "#lib/server/upkeep/has-no-job";

/**
 * Ends what waits for a job that is no longer in the queue: a worker died while it buried the job, or the queue has
 * forgotten it. Row and job are written in one transaction, so a row without a job is never just too new.
 */
export async function failLost(): Promise<number> {
  const lostRenders = await failLostRenders();
  const lostVideos = await db()
    .update(videos)
    .set({
      status: "failed",
      problem: "This video was lost on our side while it was read. Please upload it again.",
      previewProgress: null,
    })
    .where(
      and(
        eq(videos.status, "processing"),
        hasNoJob("ingest", "videoId", sql`${videos.id}`),
        hasNoJob("join", "videoId", sql`${videos.id}`),
      ),
    )
    .returning({ id: videos.id });
  const lostStrips = await db()
    .update(videos)
    .set({ stripPending: false })
    .where(and(eq(videos.stripPending, true), hasNoJob("strip", "videoId", sql`${videos.id}`)))
    .returning({ id: videos.id });
  const lostPreviews = await db()
    .update(videos)
    .set({ previewProgress: null })
    .where(
      and(
        isNotNull(videos.previewProgress),
        isNotNull(videos.facts),
        hasNoJob("preview", "videoId", sql`${videos.id}`),
      ),
    )
    .returning({ id: videos.id });
  return lostRenders + lostVideos.length + lostStrips.length + lostPreviews.length;
}

async function failLostRenders(): Promise<number> {
  return db().transaction(async (tx) => {
    const lost = await tx
      .update(renders)
      .set({
        status: "failed",
        stage: "finished",
        problem: "This render was lost on our side. Your files are safe; please render again.",
        eta: null,
        finishedAt: new Date(),
      })
      .where(
        and(
          inArray(renders.status, ["queued", "running"]),
          hasNoJob("render", "renderId", sql`${renders.id}`),
          hasNoJob("fetch", "renderId", sql`${renders.id}`),
        ),
      )
      .returning({ id: renders.id, ownerId: renders.ownerId });
    for (const { id, ownerId } of lost) await tell(tx, { ownerId, kind: "render.failed", renderId: id });
    return lost.length;
  });
}
