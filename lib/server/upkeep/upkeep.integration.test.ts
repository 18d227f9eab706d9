import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/server/db/client";
import { tracks, uploads, videos } from "#lib/server/db/schema";
import { createProject, updateProject } from "#lib/server/projects";
import { claimRender } from "#lib/server/render-claim";
import { cancelRender, createRender } from "#lib/server/renders";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { facts, insertTrack, insertVideo } from "#lib/server/testing/fixtures";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { abortStaleUploads } from "#lib/server/upkeep/abort-stale-uploads";
import { deleteOrphans } from "#lib/server/upkeep/delete-orphans";
import { deleteUnused } from "#lib/server/upkeep/delete-unused";
import { expireRenders } from "#lib/server/upkeep/expire-renders";

let database: TestDatabase;
let ownerId: string;
beforeAll(async () => {
  database = await testDatabase();
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
  const parts = { title: "Ride", videoId: await insertVideo(ownerId, facts()), trackId: await insertTrack(ownerId) };
  const { id, version, document } = await createProject(ownerId, parts);
  await updateProject(ownerId, id, { version, document: { ...document, sync: { start: 0, offset: 0, rate: 1 } } });
  return { ...parts, renderId: (await createRender(ownerId, { projectId: id })).id };
}

async function finished(expiresAt: Date) {
  const made = await ordered();
  const claim = await claimRender(made.renderId);
  const key = await put(storageKeys.rendition(made.renderId, "source"));
  await claim!.finish([{ kind: "source", key, size: 1, width: 2, height: 2 }], expiresAt);
  return { ...made, key };
}

test("expired renders lose their files, the others keep them", async () => {
  const old = await finished(inHours(1));
  const young = await finished(inHours(3));
  expect(await expireRenders(inHours(2))).toBe(1);
  expect([await isThere(old.key), await isThere(young.key)]).toEqual([false, true]);
  expect(await expireRenders(inHours(2))).toBe(0);
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
  kept.push(await put(storageKeys.rendition(waiting.renderId, "source")));
  const uploading = randomUUID();
  await db().insert(uploads).values(upload(uploading));
  kept.push(await put(storageKeys.video(uploading)));

  const cancelled = await ordered();
  await cancelRender(ownerId, cancelled.renderId);
  const orphans = [
    await put(storageKeys.rendition(cancelled.renderId, "source")),
    await put(storageKeys.rendition(randomUUID(), "poster")),
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

test("uploads that nobody completes are given up", async () => {
  const key = storageKeys.video(randomUUID());
  const { uploadId } = await storage().createUpload(key, "video/mp4");
  await db()
    .insert(uploads)
    .values({ ...upload(randomUUID()), key, storageUploadId: uploadId });
  await abortStaleUploads(inHours(-1));
  expect(await storage().listParts(key, uploadId)).toEqual([]);
  expect(await db().$count(uploads, eq(uploads.ownerId, ownerId))).toBe(1);
  await abortStaleUploads(inHours(1));
  expect(await db().$count(uploads, eq(uploads.ownerId, ownerId))).toBe(0);
  await expect(storage().listParts(key, uploadId)).rejects.toMatchObject({ code: "not_found" });
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
