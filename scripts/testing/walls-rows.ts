import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { db } from "#lib/server/db/client";
import { layouts, tracks, uploads, videos, webhooks } from "#lib/server/db/schema";
import { createProject, updateProject } from "#lib/server/projects";
import { createRender } from "#lib/server/renders";
import { createShare } from "#lib/server/shares";
import { facts, insertTrack, insertVideo, linedUp } from "#lib/server/testing/fixtures";
import { finishRender } from "#lib/server/testing/order-render";
import { createUpload } from "#lib/server/uploads";
import type { SignedUp } from "./sign-up.ts";

export type Rows = Awaited<ReturnType<typeof makeRows>>;

const SYNC = { start: 1_717_228_800, offset: 0, rate: 1 };
const DAY = 86_400_000;

/**
 * One of everything that a person can have, named so that it is found wherever it leaks: a project of two videos, a
 * finished render with a link and one that waits, videos and a track in no project, an upload under way, a layout.
 */
export async function makeRows({ id: ownerId, email }: SignedUp, mark: string) {
  const [videoId, secondVideoId, spareVideoId, otherSpareVideoId] = await Promise.all(
    Array.from({ length: 4 }, () => insertVideo(ownerId, facts())),
  );
  const [trackId, spareTrackId] = await Promise.all([insertTrack(ownerId), insertTrack(ownerId)]);
  await db()
    .update(videos)
    .set({ name: `${mark}.mp4` })
    .where(eq(videos.ownerId, ownerId));
  await db()
    .update(tracks)
    .set({ name: `${mark}.gpx` })
    .where(eq(tracks.ownerId, ownerId));
  const made = await createProject(ownerId, { title: mark, videoIds: [videoId!, secondVideoId!], trackId });
  const projectId = made.id;
  await updateProject(ownerId, projectId, { version: made.version, document: linedUp(made, SYNC) });
  const { id: renderId } = await createRender(ownerId, { projectId, videoId: videoId! });
  await finishRender(renderId, new Date(Date.now() + 30 * DAY));
  const { id: waitingRenderId } = await createRender(ownerId, { projectId, videoId: videoId! });
  const share = await createShare(ownerId, renderId);
  const fingerprint = `${mark}-${randomUUID()}`;
  const upload = await createUpload(ownerId, { kind: "track", name: `${mark}.gpx`, size: 1000, fingerprint });
  const [row] = await db().select().from(uploads).where(eq(uploads.id, upload.id));
  const layout = { ...LAYOUTS.cockpit, name: `${mark} ${randomUUID().slice(0, 8)}` };
  const [kept] = await db().insert(layouts).values({ ownerId, layout }).returning({ id: layouts.id });
  await db().delete(webhooks).where(eq(webhooks.ownerId, ownerId));
  const hook = { ownerId, url: `https://hooks.example/${mark}`, secret: `whsec_${mark}` };
  const [webhook] = await db().insert(webhooks).values(hook).returning({ id: webhooks.id });
  return {
    webhookId: webhook!.id,
    ...{ ownerId, email, mark, projectId, renderId, waitingRenderId, fingerprint, layout },
    ...{ trackId, spareTrackId, uploadId: upload.id, targetId: row!.targetId, layoutId: kept!.id },
    videoId: videoId!,
    secondVideoId: secondVideoId!,
    spareVideoId: spareVideoId!,
    otherSpareVideoId: otherSpareVideoId!,
    version: made.version + 1,
    shareUrl: share.url,
    token: share.token,
  };
}

/** What must not be read by anybody else. */
export function secretsOf(rows: Rows): string[] {
  return Object.entries(rows).flatMap(([name, value]) =>
    typeof value === "string" && name !== "shareUrl" ? [value] : [],
  );
}
