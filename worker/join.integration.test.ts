import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { removeVideo } from "#lib/server/change-videos";
import { db } from "#lib/server/db/client";
import { videos } from "#lib/server/db/schema";
import { deleteVideo } from "#lib/server/delete-video";
import { env } from "#lib/server/env";
import { createLogger } from "#lib/server/logger";
import { createProject, getProject } from "#lib/server/projects";
import { enqueue } from "#lib/server/queue/enqueue";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { insertTrack } from "#lib/server/testing/fixtures";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { failLost } from "#lib/server/upkeep/fail-lost";
import { failJoin, finishJoin, joinVideos, reportJoin } from "#lib/server/video-join";
import { getVideo } from "#lib/server/videos";
import { fileUrl } from "./media/input.ts";
import { run } from "./media/run.ts";
import { type RunningWorker, startWorker } from "./start-worker.ts";
import { splitFilm } from "./testing/split-film.ts";
import { keysUnder } from "./testing/stored-ride.ts";

const SOON = { timeout: 60_000, interval: 50 };

let database: TestDatabase;
let folder: string;
let ownerId: string;
let paths: string[];
let worker: RunningWorker | undefined;
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "sportssync-join-job-"));
  const film = join(folder, "film.mp4");
  await run([
    ...["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=30:duration=4"],
    ...["-f", "lavfi", "-i", "sine=duration=4", "-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-g", "30"],
    ...["-pix_fmt", "yuv420p", "-c:a", "aac", fileUrl(film)],
  ]);
  paths = await splitFilm(film, folder, { at: [2] });
});
beforeEach(() => {
  ownerId = randomUUID();
});
afterAll(async () => {
  await worker?.stop(0);
  await database.drop();
  await rm(folder, { recursive: true });
});

const start = async () => {
  worker ??= await startWorker(env(), createLogger("worker"));
};

/** Chapters as an upload leaves them: stored, their reading put off. */
async function chapters(files = paths): Promise<string[]> {
  const ids: string[] = [];
  for (const path of files) {
    const id = randomUUID();
    const { size } = await storage().putFile(storageKeys.video(id), path, "video/mp4");
    const name = basename(path);
    await db().transaction(async (tx) => {
      await tx.insert(videos).values({ id, ownerId, name, key: storageKeys.video(id), size });
      await enqueue(tx, "ingest", { videoId: id }, { id, startAfter: 24 * 3600 });
    });
    ids.push(id);
  }
  return ids;
}

const filesOf = async (ids: readonly string[]) =>
  (await Promise.all(ids.map((id) => keysUnder(`videos/${id}/`)))).flat();
const stateOf = async (name: string, id: string) => {
  const rows = await db().execute<{ state: string; late: boolean }>(
    sql`select state::text, start_after > now() as late from pgboss.job where name = ${name} and id = ${id}`,
  );
  return rows[0];
};

test("until the chapters are joined the video says how far that is, and has no file", async () => {
  const videoIds = await chapters();
  const { id, ...joined } = await joinVideos(ownerId, { videoIds });
  expect(joined).toMatchObject({ name: "GX010042.MP4", status: "processing", url: null, joinProgress: 0 });
  await reportJoin(id, 0.43);
  expect(await getVideo(ownerId, id)).toMatchObject({ joinProgress: expect.closeTo(0.43), previewProgress: null });
  expect(await failLost()).toBe(0);
  await deleteVideo(ownerId, id);
  expect(await stateOf("join", id)).toMatchObject({ state: "cancelled" });
  // What a worker still reports and stores for it changes nothing.
  await reportJoin(id, 0.5);
  expect(await finishJoin(id, { key: storageKeys.video(id), size: 1, chapterIds: videoIds })).toBe(false);
  expect(await filesOf(videoIds)).toHaveLength(2);
});

test("chapters that are asked for twice become one video, at the same time, later and once it is there", async () => {
  const videoIds = await chapters();
  const twice = await Promise.all([joinVideos(ownerId, { videoIds }), joinVideos(ownerId, { videoIds })]);
  const id = twice[0].id;
  expect([twice[1].id, (await joinVideos(ownerId, { videoIds })).id]).toEqual([id, id]);
  expect((await joinVideos(ownerId, { videoIds: videoIds.toReversed() })).id).not.toBe(id);
  await finishJoin(id, { key: storageKeys.video(id), size: 1, chapterIds: videoIds });
  // The other order still waits for them.
  expect(await filesOf(videoIds)).toHaveLength(2);
  expect((await joinVideos(ownerId, { videoIds })).id).toBe(id);
  await expect(joinVideos(randomUUID(), { videoIds })).rejects.toMatchObject({ code: "not_found" });
});

test("a join whose job is lost ends, and nothing of it seems to be under way", async () => {
  const { id } = await joinVideos(ownerId, { videoIds: await chapters() });
  await reportJoin(id, 0.43);
  await db().execute(sql`delete from pgboss.job where name = 'join' and id = ${id}`);
  await failLost();
  expect(await getVideo(ownerId, id)).toMatchObject({ status: "failed", joinProgress: null, previewProgress: null });
});

test("a join that fails says why, and its chapters become videos of their own", async () => {
  const videoIds = await chapters();
  const { id } = await joinVideos(ownerId, { videoIds });
  expect(await stateOf("ingest", videoIds[0]!)).toEqual({ state: "created", late: true });
  await failJoin(id, videoIds, "These are two recordings.");
  expect(await getVideo(ownerId, id)).toMatchObject({
    ...{ status: "failed", problem: "These are two recordings.", joinProgress: null, url: null },
  });
  for (const chapter of videoIds) expect(await stateOf("ingest", chapter)).toEqual({ state: "created", late: false });
});

test("a join that fails puts its chapters into the project that waits for it, beside the reason", async () => {
  const videoIds = await chapters();
  const { id } = await joinVideos(ownerId, { videoIds });
  const trackId = await insertTrack(ownerId);
  const project = await createProject(ownerId, { title: "Ride", videoIds: [id], trackId });
  await failJoin(id, videoIds, "These are two recordings.");
  // As by a worker that ran it a second time.
  await failJoin(id, videoIds, "These are two recordings.");
  const { videos: beside, version } = await getProject(ownerId, project.id);
  expect(beside.map((one) => [one.id, one.status])).toEqual([
    [id, "failed"],
    [videoIds[0], "processing"],
    [videoIds[1], "processing"],
  ]);
  const left = await removeVideo(ownerId, project.id, id, version);
  expect(left.videos.map((one) => one.id)).toEqual(videoIds);
});

test("chapters of another person, and ones without a file, are refused", async () => {
  const [first, second] = await chapters();
  await expect(joinVideos(randomUUID(), { videoIds: [first!, second!] })).rejects.toMatchObject({ code: "not_found" });
  await db().update(videos).set({ key: null, youtubeId: "dQw4w9WgXcQ" }).where(eq(videos.id, second!));
  await expect(joinVideos(ownerId, { videoIds: [first!, second!] })).rejects.toMatchObject({ code: "invalid_request" });
});

test("the worker joins, reads the video and removes the chapters, but for one that a project uses", async () => {
  const videoIds = await chapters();
  const trackId = await insertTrack(ownerId);
  await createProject(ownerId, { title: "One", videoIds: [videoIds[1]!], trackId });
  expect(await stateOf("ingest", videoIds[1]!)).toEqual({ state: "created", late: false });
  const { id } = await joinVideos(ownerId, { videoIds });
  // A project may be made of it before it is there.
  const project = await createProject(ownerId, { title: "Ride", videoIds: [id], trackId });
  await start();
  await vi.waitFor(async () => expect((await getVideo(ownerId, id)).status).toBe("ready"), SOON);
  const video = await getVideo(ownerId, id);
  expect(video).toMatchObject({ name: "GX010042.MP4", joinProgress: null, facts: { width: 320, height: 240 } });
  expect(Math.abs(video.facts!.duration - 4)).toBeLessThan(0.04);
  expect(project.videos.map((one) => one.id)).toEqual([id]);
  await expect(getVideo(ownerId, videoIds[0]!)).rejects.toMatchObject({ code: "not_found" });
  expect(await filesOf([videoIds[0]!])).toEqual([]);
  expect(await filesOf([videoIds[1]!])).toContain(storageKeys.video(videoIds[1]!));
  // The work folder of the job is gone; the worker's own stays.
  const works = join(env().DATA_DIR, "work");
  await vi.waitFor(async () => {
    for (const name of await readdir(works)) expect(await readdir(join(works, name))).toEqual([]);
  }, SOON);

  // Run once more, as after a worker that seemed dead: nothing happens.
  await enqueue(db(), "join", { videoId: id, chapterIds: videoIds });
  await vi.waitFor(async () => {
    const rows = await db().execute<{ left: number }>(
      sql`select count(*)::int as left from pgboss.job where name = 'join' and state < 'completed'`,
    );
    expect(rows[0]?.left).toBe(0);
  }, SOON);
  expect(await getVideo(ownerId, id)).toMatchObject({ status: "ready", problem: null });
});

test("files that are not one recording stay, and become videos of their own", async () => {
  await start();
  const other = join(folder, "GX020042-other.MP4");
  await run([
    ...["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=30:duration=1"],
    ...["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", fileUrl(other)],
  ]);
  const videoIds = await chapters([paths[0]!, other]);
  const { id } = await joinVideos(ownerId, { videoIds });
  await vi.waitFor(async () => expect((await getVideo(ownerId, id)).status).toBe("failed"), SOON);
  expect((await getVideo(ownerId, id)).problem).toMatch(/640 × 360 pixels.*add them as separate videos/);
  await vi.waitFor(async () => {
    for (const chapter of videoIds) expect((await getVideo(ownerId, chapter)).status).toBe("ready");
  }, SOON);
  expect(await filesOf([id])).toEqual([]);
});
