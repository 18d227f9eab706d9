import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { encodeTrack } from "#lib/domain/camera/stored-track";
import { db } from "#lib/server/db/client";
import { tracks, videos } from "#lib/server/db/schema";
import { createProject, deleteProject } from "#lib/server/projects";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { facts, insertTrack, insertVideo } from "#lib/server/testing/fixtures";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { deleteOrphans } from "#lib/server/upkeep/delete-orphans";
import { deleteUnused } from "#lib/server/upkeep/delete-unused";
import { ownsStorage } from "#lib/server/upkeep/owns-storage";
import { finishVideo, getVideo } from "#lib/server/videos";

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

const START = Date.UTC(2026, 4, 6, 10) / 1000;
const seconds = Float64Array.from({ length: 200 }, (_, i) => START + i / 10);
const gpsClock = { utcAtZero: START, rate: 1, points: 200, spread: 0.01 };

/** A video whose camera recorded twenty seconds of a ride, as ingest leaves it. */
async function cameraVideo(): Promise<string> {
  const id = await insertVideo(ownerId);
  const path = join(database.dataDir, id);
  const latitude = seconds.map((_, i) => 47 + i * 1e-5);
  const channels = { latitude, longitude: seconds.map(() => 8.5), speed: seconds.map(() => 6) };
  const track = { format: "gpmf" as const, time: seconds, channels, segmentStarts: Uint32Array.of(0), warnings: [] };
  await writeFile(path, encodeTrack(track));
  const { size } = await storage().putFile(storageKeys.track(id), path, "application/octet-stream");
  // A job that runs twice leaves one track.
  for (const _ of [1, 2])
    await finishVideo(id, { facts: facts({ gpsClock }), hasPoster: false, cameraTrack: { size } });
  return id;
}

const trackCount = (id: string) => db().$count(tracks, eq(tracks.id, id));
const isStored = async (id: string) => (await storage().head(storageKeys.track(id))) !== undefined;

describe("A project without a track", () => {
  test("takes the camera's own, and its GPS lines it up", async () => {
    const videoId = await cameraVideo();
    expect(await getVideo(ownerId, videoId)).toMatchObject({ cameraTrackId: videoId });
    const { track, document } = await createProject(ownerId, { title: "Camera only", videoIds: [videoId] });
    expect(track).toMatchObject({ id: videoId, name: "GPS of GX010042.MP4" });
    // The ride ends a tenth before the film of 20 s.
    expect(document.videos).toEqual({
      [videoId]: { sync: { start: START, offset: 0, rate: 1 }, clip: { in: 0, out: 19.9 } },
    });
  });

  test.each([
    ["while the video is being read", () => insertVideo(ownerId), "conflict", /still being read/],
    ["of a camera without GPS", () => insertVideo(ownerId, facts()), "invalid_track", /no GPS.*Add the track/],
    [
      "of a video that cannot be read",
      async () => {
        const id = await insertVideo(ownerId);
        await finishVideo(id, { problem: "There is no picture in this file." });
        return id;
      },
      "invalid_video",
      /no picture/,
    ],
    ["of nobody's video", async () => randomUUID(), "not_found", /does not exist/],
  ])("%s is refused in plain words", async (_, video, code, userMessage) => {
    const made = createProject(ownerId, { title: "None", videoIds: [await video()] });
    await expect(made).rejects.toMatchObject({ code, userMessage: expect.stringMatching(userMessage) });
  });

  test("of another person's video finds nothing", async () => {
    const videoId = await cameraVideo();
    await expect(createProject(randomUUID(), { title: "Theirs", videoIds: [videoId] })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("The camera's track", () => {
  test("goes with the last project of its video", async () => {
    const videoId = await cameraVideo();
    const [first, second] = [
      await createProject(ownerId, { title: "One", videoIds: [videoId] }),
      await createProject(ownerId, { title: "Two", videoIds: [videoId], trackId: await insertTrack(ownerId) }),
    ];
    await deleteProject(ownerId, first.id);
    // The other project keeps the video, and with it what was read from it.
    expect([await trackCount(videoId), await isStored(videoId)]).toEqual([1, true]);
    await deleteProject(ownerId, second.id);
    expect([await trackCount(videoId), await isStored(videoId)]).toEqual([0, false]);
    expect(await db().$count(videos, eq(videos.id, videoId))).toBe(0);
  });

  test("stays while a project uses it with another video", async () => {
    const videoId = await cameraVideo();
    const own = await createProject(ownerId, { title: "Own", videoIds: [videoId] });
    const other = await insertVideo(ownerId, facts());
    const second = await createProject(ownerId, { title: "Second camera", videoIds: [other], trackId: videoId });
    await deleteProject(ownerId, own.id);
    expect(await db().$count(videos, eq(videos.id, videoId))).toBe(0);
    expect([await trackCount(videoId), await isStored(videoId)]).toEqual([1, true]);
    await deleteProject(ownerId, second.id);
    expect([await trackCount(videoId), await isStored(videoId)]).toEqual([0, false]);
  });

  test("is no orphan, and is swept only with a video that never became part of a project", async () => {
    const [unused, used] = [await cameraVideo(), await cameraVideo()];
    await createProject(ownerId, { title: "Another track", videoIds: [used], trackId: await insertTrack(ownerId) });
    const soon = new Date(Date.now() + 3600_000);
    await deleteOrphans(soon);
    expect([await isStored(unused), await isStored(used)]).toEqual([true, true]);
    await deleteUnused(soon);
    expect([await isStored(unused), await isStored(used)]).toEqual([false, true]);
    expect([await trackCount(unused), await trackCount(used)]).toEqual([0, 1]);
  });

  test("of a video that was deleted while it was read leaves no row", async () => {
    const id = randomUUID();
    expect(await finishVideo(id, { facts: facts(), hasPoster: false, cameraTrack: { size: 10 } })).toBe(false);
    expect(await trackCount(id)).toBe(0);
  });
});
