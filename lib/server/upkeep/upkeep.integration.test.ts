import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { and, eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/server/db/client";
import { installation, renders, renditions, tracks, uploads, videos } from "#lib/server/db/schema";
import { createProject, updateProject } from "#lib/server/projects";
import { enqueue } from "#lib/server/queue/enqueue";
import { claimRender } from "#lib/server/render-claim";
import { cancelRender, createRender } from "#lib/server/renders";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { facts, insertTrack, insertVideo, linedUp } from "#lib/server/testing/fixtures";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { abortStaleUploads } from "#lib/server/upkeep/abort-stale-uploads";
import { deleteOrphans } from "#lib/server/upkeep/delete-orphans";
import { deleteUnused } from "#lib/server/upkeep/delete-unused";
import { expireRenders } from "#lib/server/upkeep/expire-renders";
import { failLost } from "#lib/server/upkeep/fail-lost";
import { ownsStorage } from "#lib/server/upkeep/owns-storage";
import { sweepUnfinished } from "#lib/server/upkeep/sweep-unfinished";
import { signParts } from "#lib/server/uploads";

let database: TestDatabase;
let ownerId: string;
beforeAll(async () => {
  database = await testDatabase();
  expect(await ownsStorage()).toBe(true);
});
afterAll(() => database.drop());
beforeEach(() => {
  ownerId = randomUUID();
});

const HOUR = 3600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);

async function put(key: string): Promise<string> {
  const path = join(database.dataDir, "upload", randomUUID());
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, key);
  await storage().putFile(key, path, "application/octet-stream");
  return key;
}
const isThere = async (key: string) => (await storage().head(key)) !== undefined;

async function ordered() {
  const [videoId, trackId] = [await insertVideo(ownerId, facts()), await insertTrack(ownerId)];
  const made = await createProject(ownerId, { title: "Ride", videoIds: [videoId], trackId });
  const { id, version } = made;
  await updateProject(ownerId, id, { version, document: linedUp(made, { start: 0, offset: 0, rate: 1 }) });
  return { videoId, trackId, projectId: id, renderId: (await createRender(ownerId, { projectId: id })).id };
}

async function finished(expiresAt: Date) {
  const made = await ordered();
  const claim = await claimRender(made.renderId);
  const key = await put(storageKeys.rendition(made.renderId, "source", "mp4"));
  await claim!.finish([{ kind: "source", format: "mp4", key, size: 1, width: 2, height: 2 }], expiresAt);
  return { ...made, key };
}

test("expired renders lose their files, the others keep them", async () => {
  const old = await finished(inHours(1));
  const young = await finished(inHours(3));
  expect(await expireRenders(inHours(2))).toBe(1);
  expect([await isThere(old.key), await isThere(young.key)]).toEqual([false, true]);
  expect(await expireRenders(inHours(2))).toBe(0);
});

test("thousands that expire at once are done in batches, by two workers without doing anything twice", async () => {
  const first = await finished(inHours(1));
  await db().execute(sql`
    with made as (
      insert into renders (owner_id, project_id, "order", status, expires_at)
      select owner_id, project_id, "order", status, expires_at from renders, generate_series(1, 2999)
      where id = ${first.renderId} returning id)
    insert into renditions (render_id, kind, format, key, size, width, height)
    select id, 'source', 'mp4', 'renders/' || id || '/source.mp4', 1, 2, 2 from made`);
  const remove = storage().delete;
  const batches: string[][] = [];
  let calls = 0;
  storage().delete = async (keys) => {
    // One of them cannot be deleted now: the others are all the same.
    if (++calls === 7) throw new Error("storage went away");
    batches.push(keys);
  };
  const began = performance.now();
  try {
    const done = await Promise.allSettled([expireRenders(inHours(2)), expireRenders(inHours(2))]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expireRenders(inHours(2));
  } finally {
    storage().delete = remove;
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`3000 renders in ${batches.length} batches of at most 50, two at work: ${seconds} s`);
  const keys = batches.flat();
  expect(keys.filter((key) => key.endsWith("source.mp4"))).toHaveLength(3000);
  expect(new Set(keys).size).toBe(keys.length);
  expect(await db().$count(renders, and(eq(renders.ownerId, ownerId), eq(renders.status, "expired")))).toBe(3000);
  const mine = db().select({ id: renders.id }).from(renders).where(eq(renders.ownerId, ownerId));
  expect(await db().$count(renditions, inArray(renditions.renderId, mine))).toBe(0);
  await storage().delete([first.key]);
  await db().delete(renders).where(eq(renders.ownerId, ownerId));
});

test("objects that no row knows are deleted once they are old enough; all others stay", async () => {
  const { videoId, trackId, renderId, key } = await finished(inHours(1));
  const kept = [
    key,
    await put(storageKeys.video(videoId)),
    await put(storageKeys.videoPoster(videoId)),
    await put(storageKeys.track(trackId)),
    await put("renders/readme.d/somebody-elses"),
  ];
  const waiting = await ordered();
  kept.push(await put(storageKeys.rendition(waiting.renderId, "source", "mp4")));
  const uploading = randomUUID();
  await db().insert(uploads).values(upload(uploading));
  kept.push(await put(storageKeys.video(uploading)));

  const cancelled = await ordered();
  await cancelRender(ownerId, cancelled.renderId);
  const orphans = [
    await put(storageKeys.rendition(cancelled.renderId, "source", "mp4")),
    await put(storageKeys.rendition(randomUUID(), "poster", "jpg")),
    await put(storageKeys.video(randomUUID())),
    await put(storageKeys.track(randomUUID())),
  ];
  expect(await deleteOrphans(inHours(-1))).toBe(0);
  expect(await deleteOrphans(inHours(1))).toBeGreaterThanOrEqual(orphans.length);
  expect(await Promise.all(orphans.map(isThere))).toEqual(orphans.map(() => false));
  expect(await Promise.all(kept.map(isThere))).toEqual(kept.map(() => true));
  expect(renderId).not.toBe(waiting.renderId);
});

function upload(targetId: string) {
  const name = { ownerId, kind: "video", name: "a.mp4", size: 10, fingerprint: "a", partSize: 5 } as const;
  return { ...name, targetId, key: storageKeys.video(targetId), storageUploadId: "none" };
}

test("a database that is not the storage's own deletes nothing of it, and does not take it over", async () => {
  const [own] = await db().select().from(installation);
  const key = await put(storageKeys.video(randomUUID()));
  await storage().createUpload(storageKeys.video(randomUUID()), "video/mp4");
  await db().update(installation).set({ id: randomUUID() });
  expect(await deleteOrphans(inHours(1))).toBe(0);
  expect(await sweepUnfinished(inHours(1))).toBe(0);
  await storage().delete(["installation/id"]);
  // Nobody's yet, but it holds a file that this database does not know.
  expect(await ownsStorage()).toBe(false);
  expect(await isThere(key)).toBe(true);

  await db().update(installation).set({ id: own!.id });
  await storage().delete([key]);
  expect(await ownsStorage()).toBe(true);
  expect(await sweepUnfinished(inHours(1))).toBe(1);
});

async function begunUpload() {
  const id = randomUUID();
  const key = storageKeys.video(id);
  const { uploadId } = await storage().createUpload(key, "video/mp4");
  await db()
    .insert(uploads)
    .values({ ...upload(id), id, key, storageUploadId: uploadId, createdAt: inHours(-72), activeAt: inHours(-72) });
  return { id, key, uploadId };
}

test("uploads that nobody goes on with are given up; one that was resumed stays, however old it is", async () => {
  const [left, resumed] = [await begunUpload(), await begunUpload()];
  await signParts(ownerId, resumed.id, [1]);
  expect(await abortStaleUploads(inHours(-48))).toBe(1);
  expect(await sweepUnfinished(inHours(1))).toBe(0);
  expect(await storage().listParts(resumed.key, resumed.uploadId)).toEqual([]);
  await expect(storage().listParts(left.key, left.uploadId)).rejects.toMatchObject({ code: "not_found" });
  expect(await db().$count(uploads, eq(uploads.ownerId, ownerId))).toBe(1);
  expect(await abortStaleUploads(inHours(1))).toBeGreaterThanOrEqual(1);
  expect(await db().$count(uploads, eq(uploads.ownerId, ownerId))).toBe(0);
});

test("an upload that cannot be given up does not keep the others", async () => {
  const stuck = await begunUpload();
  await begunUpload();
  await begunUpload();
  const abort = storage().abortUpload;
  storage().abortUpload = async (key, uploadId) => {
    if (uploadId === stuck.uploadId) throw new Error("refused");
    return abort(key, uploadId);
  };
  try {
    await expect(abortStaleUploads(inHours(-48))).rejects.toThrow("1 uploads");
  } finally {
    storage().abortUpload = abort;
  }
  const rows = await db().select({ id: uploads.id }).from(uploads).where(eq(uploads.ownerId, ownerId));
  expect(rows).toEqual([{ id: stuck.id }]);
});

test("what waits for a job that is gone is ended in plain words; what has one goes on waiting", async () => {
  const [lost, waiting, buried] = [await ordered(), await ordered(), await ordered()];
  const unread = [await insertVideo(ownerId), await insertVideo(ownerId)];
  await enqueue(db(), "ingest", { videoId: unread[1]! });
  await db().execute(sql`delete from pgboss.job where id = ${lost.renderId}`);
  // Given up by the queue, its dead letter not yet read.
  await db().execute(sql`update pgboss.job set name = 'render.dead' where id = ${buried.renderId}`);
  expect(await failLost()).toBeGreaterThanOrEqual(2);

  const found = await db().select().from(renders).where(eq(renders.ownerId, ownerId));
  const status = (id: string) => found.find((row) => row.id === id)?.status;
  expect([lost, waiting, buried].map(({ renderId }) => status(renderId))).toEqual(["failed", "queued", "queued"]);
  expect(found.find((row) => row.id === lost.renderId)?.problem).toMatch(/render again/);
  const read = await db().select().from(videos).where(eq(videos.ownerId, ownerId));
  expect(unread.map((id) => read.find((row) => row.id === id)?.status)).toEqual(["failed", "processing"]);
  expect(await failLost()).toBe(0);
});

test("videos and tracks that never became a project are deleted with their files", async () => {
  const used = await ordered();
  const [videoId, trackId] = [await insertVideo(ownerId, facts()), await insertTrack(ownerId)];
  const keys = [await put(storageKeys.video(videoId)), await put(storageKeys.track(trackId))];
  expect(await deleteUnused(inHours(-1))).toBe(0);
  expect(await deleteUnused(inHours(1))).toBeGreaterThanOrEqual(2);
  expect(await Promise.all(keys.map(isThere))).toEqual([false, false]);
  expect(await db().select({ id: videos.id }).from(videos).where(eq(videos.ownerId, ownerId))).toEqual([
    { id: used.videoId },
  ]);
  expect(await db().select({ id: tracks.id }).from(tracks).where(eq(tracks.ownerId, ownerId))).toEqual([
    { id: used.trackId },
  ]);
});
