import { eq } from "drizzle-orm";
import type { PgBoss } from "pg-boss";
import { db } from "#lib/server/db/client";
import { accounts, renders } from "#lib/server/db/schema";
import { PlaceTaken } from "#lib/server/limits/place-taken";
import { RENDER_GROUPS } from "#lib/server/limits/render-groups";
import { createProject, updateProject } from "#lib/server/projects";
import { handBack } from "#lib/server/queue/hand-back";
import { claimRender, type RenderClaim } from "#lib/server/render-claim";
import { storageKeys } from "#lib/server/storage/storage";
import { facts, insertTrack, insertVideo, linedUp } from "#lib/server/testing/fixtures";

const SYNC = { start: 1_717_228_800, offset: 0, rate: 1 };

/** A person of a plan with a project that can be rendered. */
export async function riderWith(ownerId: string, plan: "free" | "plus" | "unlimited"): Promise<{ projectId: string }> {
  await db().insert(accounts).values({ id: ownerId, plan });
  const videoId = await insertVideo(ownerId, facts());
  const trackId = await insertTrack(ownerId);
  const made = await createProject(ownerId, { title: "Ride", videoIds: [videoId], trackId });
  await updateProject(ownerId, made.id, { version: made.version, document: linedUp(made, SYNC) });
  return { projectId: made.id };
}

/** A render that a worker has begun. */
export type Begun = {
  id: string;
  ownerId: string;
  /** Ends it as a worker that is done. */
  finish: () => Promise<void>;
  /** Lets go of it as a worker that stops. */
  handBack: () => Promise<void>;
};

/**
 * Takes the next render as a worker's slot does: from the queue, then by its claim. "nothing" when none may be begun
 * now, "handed back" when other workers took its owner's last place in the same moment.
 */
export async function beginNext(boss: PgBoss): Promise<Begun | "nothing" | "handed back"> {
  const [job] = await boss.fetch<{ renderId: string }>("render", {
    includeMetadata: true,
    groupConcurrency: RENDER_GROUPS,
  });
  if (!job) return "nothing";
  const id = job.data.renderId;
  try {
    const claim = await claimRender(id);
    if (!claim) throw new Error(`render ${id} could not be claimed`);
    const [row] = await db().select({ ownerId: renders.ownerId }).from(renders).where(eq(renders.id, id));
    return {
      id,
      ownerId: row!.ownerId,
      finish: () => finish(boss, job, claim),
      handBack: async () => {
        await claim.release();
        await handBack(boss, "render", job);
      },
    };
  } catch (error) {
    if (!(error instanceof PlaceTaken)) throw error;
    await handBack(boss, "render", job, error.group);
    return "handed back";
  }
}

async function finish(boss: PgBoss, job: { id: string; retryCount: number }, claim: RenderClaim): Promise<void> {
  const key = storageKeys.rendition(claim.id, "source", "mp4");
  const film = { kind: "source", format: "mp4", key, width: 1920, height: 1080, size: 1234 } as const;
  await claim.finish([film], new Date(Date.now() + 86_400_000));
  await boss.complete("render", job);
}
