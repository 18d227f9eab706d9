import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AppError } from "#lib/domain/errors";
import { db } from "#lib/server/db/client";
import { videos } from "#lib/server/db/schema";
import { createProject, getProject, updateProject } from "#lib/server/projects";
import { claimRender, failRender } from "#lib/server/render-claim";
import { cancelRender, createRender, getRender, listRenders } from "#lib/server/renders";
import { createShare, openShare, revokeShare } from "#lib/server/shares";
import { storageKeys } from "#lib/server/storage/storage";
import { facts, insertTrack, insertVideo, linedUp } from "#lib/server/testing/fixtures";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { expireRenders } from "#lib/server/upkeep/expire-renders";
import { finishVideo } from "#lib/server/videos";

let database: TestDatabase;
let ownerId: string;
let projectId: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  ownerId = randomUUID();
  projectId = await project();
});

const SYNC = { start: 1_717_228_800, offset: 0, rate: 1 };
const TOMORROW = () => new Date(Date.now() + 86_400_000);

async function project(known = facts()): Promise<string> {
  const parts = {
    title: 'Col d/Izoard: "hot"',
    videoIds: [await insertVideo(ownerId, known)],
    trackId: await insertTrack(ownerId),
  };
  const made = await createProject(ownerId, parts);
  const { id, version } = made;
  await updateProject(ownerId, id, { version, document: linedUp(made, SYNC) });
  return id;
}

const jobOf = async (id: string) => {
  const [job] = await db().execute<{ state: string; priority: number; data: unknown }>(
    sql`select state::text, priority, data from pgboss.job where name = 'render' and id = ${id}`,
  );
  return job;
};

async function finished(): Promise<string> {
  const { id } = await createRender(ownerId, { projectId });
  const claim = await claimRender(id);
  const file = { width: 1920, height: 1080, size: 1234 };
  await claim!.finish(
    [
      { ...file, kind: "poster", format: "jpg", key: storageKeys.rendition(id, "poster", "jpg") },
      { ...file, kind: "source", format: "mp4", key: storageKeys.rendition(id, "source", "mp4") },
    ],
    TOMORROW(),
  );
  return id;
}

describe("ordering a render", () => {
  test("copies the project as it is, with the project's clip and the default encoder settings", async () => {
    const render = await createRender(ownerId, { projectId });
    expect(render).toMatchObject({
      status: "queued",
      stage: "waiting",
      framesTotal: 600,
      progress: 0,
      order: {
        clip: { in: 0, out: 20 },
        sync: SYNC,
        output: { kind: "film", shape: "source", renditions: ["source"], quality: "standard" },
      },
      renditions: [],
      share: null,
      expiresAt: null,
    });
    expect(render.order).not.toHaveProperty("video");
    // Where somebody lives is for the worker only.
    expect(render.order).not.toHaveProperty("privacy");
    expect(await jobOf(render.id)).toMatchObject({ state: "created", data: { renderId: render.id } });

    const { version } = await getProject(ownerId, projectId);
    await updateProject(ownerId, projectId, { version, title: "Later" });
    expect((await getRender(ownerId, render.id)).order.title).toBe('Col d/Izoard: "hot"');
  });

  test("puts a person's later renders behind other people's first ones", async () => {
    const mine = [];
    for (let i = 0; i < 3; i++) mine.push(await createRender(ownerId, { projectId }));
    expect(await Promise.all(mine.map(async ({ id }) => (await jobOf(id))?.priority))).toEqual([0, -1, -2]);
    ownerId = randomUUID();
    const theirs = await createRender(ownerId, { projectId: await project() });
    expect((await jobOf(theirs.id))?.priority).toBe(0);
  });

  test.each([
    ["beyond the video", { in: 10, out: 25 }],
    ["shorter than a frame", { in: 5, out: 5.001 }],
  ])("refuses a clip %s, and leaves neither row nor job", async (_, clip) => {
    await expect(createRender(ownerId, { projectId, clip })).rejects.toMatchObject({ code: "invalid_clip" });
    expect(await listRenders(ownerId, projectId)).toEqual([]);
  });

  test("refuses a video that is still being read, failed, or is not lined up, each in plain words", async () => {
    const videoId = await insertVideo(ownerId);
    const trackId = await insertTrack(ownerId);
    const early = await createProject(ownerId, { title: "Early", videoIds: [videoId], trackId });
    const ordering = () => createRender(ownerId, { projectId: early.id });
    await expect(ordering()).rejects.toMatchObject({
      code: "conflict",
      userMessage: expect.stringContaining("still being read"),
    });
    await finishVideo(videoId, { problem: "This is a text file, not a video." });
    await expect(ordering()).rejects.toMatchObject({
      code: "invalid_video",
      userMessage: "This is a text file, not a video.",
    });
    await db().update(videos).set({ facts: facts(), status: "ready" }).where(eq(videos.id, videoId));
    await expect(ordering()).rejects.toMatchObject({
      code: "invalid_request",
      userMessage: expect.stringContaining("Line up"),
    });
  });

  test("is nothing another person can do, see or cancel", async () => {
    const render = await createRender(ownerId, { projectId });
    const other = randomUUID();
    const notFound = { code: "not_found" };
    await expect(createRender(other, { projectId })).rejects.toMatchObject(notFound);
    await expect(getRender(other, render.id)).rejects.toMatchObject(notFound);
    await expect(cancelRender(other, render.id)).rejects.toMatchObject(notFound);
    expect(await listRenders(other, projectId)).toEqual([]);
    expect((await getRender(ownerId, render.id)).status).toBe("queued");
  });
});

describe("cancelling", () => {
  test("a waiting render takes its job from the queue; the version rises", async () => {
    const render = await createRender(ownerId, { projectId });
    const cancelled = await cancelRender(ownerId, render.id);
    expect(cancelled).toMatchObject({ status: "cancelled", stage: "finished" });
    expect(cancelled.version).toBeGreaterThan(render.version);
    expect(cancelled.finishedAt).not.toBeNull();
    expect((await jobOf(render.id))?.state).toBe("cancelled");
    expect(await claimRender(render.id)).toBeUndefined();
  });

  test("a finished render changes nothing", async () => {
    const id = await finished();
    expect(await cancelRender(ownerId, id)).toMatchObject({ status: "done" });
  });
});

describe("a worker's claim", () => {
  test("misses with every write once another worker has the render", async () => {
    const { id } = await createRender(ownerId, { projectId });
    const slow = await claimRender(id);
    const quick = await claimRender(id);
    await quick!.report({ stage: "drawing", framesDone: 100, progress: 0.2, eta: 12 });
    for (const write of [
      () => slow!.report({ framesDone: 5 }),
      () => slow!.warn(["late"]),
      () => slow!.finish([], TOMORROW()),
    ]) {
      const error = await write().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(AppError);
      expect((error as AppError).code).toBe("cancelled");
    }
    await slow!.release();
    expect(await getRender(ownerId, id)).toMatchObject({ status: "running", framesDone: 100, warnings: [], eta: 12 });
  });

  test("ends in a failed render that says what is wrong", async () => {
    const { id } = await createRender(ownerId, { projectId });
    await claimRender(id);
    await failRender(id, "The track has no times.");
    expect(await getRender(ownerId, id)).toMatchObject({ status: "failed", problem: "The track has no times." });
    await failRender(id, "again");
    expect((await getRender(ownerId, id)).problem).toBe("The track has no times.");
  });
});

describe("a finished render", () => {
  test("shows its film and poster under a name that file systems take", async () => {
    const render = await getRender(ownerId, await finished());
    expect(render).toMatchObject({ status: "done", progress: 1, framesDone: 600, stage: "finished" });
    expect(render.renditions.map(({ kind, fileName, size }) => ({ kind, fileName, size }))).toEqual([
      { kind: "source", fileName: "Col d Izoard hot.mp4", size: 1234 },
      { kind: "poster", fileName: "Col d Izoard hot.jpg", size: 1234 },
    ]);
    for (const { url, downloadUrl } of render.renditions) expect(new URL(url).href).not.toBe(new URL(downloadUrl).href);
  });

  test("has one live link, that anyone may open until it is withdrawn", async () => {
    const id = await finished();
    await expect(createShare(randomUUID(), id)).rejects.toMatchObject({ code: "not_found" });
    const [share, again] = await Promise.all([createShare(ownerId, id), createShare(ownerId, id)]);
    expect(again).toEqual(share);
    expect(Buffer.from(share.token, "base64url")).toHaveLength(16);
    expect(share.url.endsWith(`/s/${share.token}`)).toBe(true);
    expect((await getRender(ownerId, id)).share).toEqual(share);
    expect(await openShare(share.token)).toMatchObject({
      expiresAt: share.expiresAt,
      renditions: [{ kind: "source" }, { kind: "poster" }],
    });

    await expect(revokeShare(randomUUID(), id)).rejects.toMatchObject({ code: "not_found" });
    await revokeShare(ownerId, id);
    await expect(openShare(share.token)).rejects.toMatchObject({ code: "gone" });
    for (const token of ["", "\0", "a".repeat(22), "a".repeat(1e6)]) {
      await expect(openShare(token)).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await getRender(ownerId, id)).share).toBeNull();
    const fresh = await createShare(ownerId, id);
    expect(fresh.token).not.toBe(share.token);
    await expect(openShare("AAAAAAAAAAAAAAAAAAAAAA")).rejects.toMatchObject({ code: "not_found" });
  });

  test("cannot be shared before it is finished", async () => {
    const { id } = await createRender(ownerId, { projectId });
    await expect(createShare(ownerId, id)).rejects.toMatchObject({ code: "conflict" });
  });

  test("expires: its link is gone, its files are no longer shown", async () => {
    const id = await finished();
    const share = await createShare(ownerId, id);
    expect(await expireRenders(new Date())).toBe(0);
    expect(await expireRenders(new Date(Date.now() + 2 * 86_400_000))).toBeGreaterThan(0);
    expect(await getRender(ownerId, id)).toMatchObject({ status: "expired", renditions: [], share: null });
    await expect(openShare(share.token)).rejects.toMatchObject({ code: "gone" });
    await expect(createShare(ownerId, id)).rejects.toMatchObject({ code: "gone" });
  });
});
