import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "#lib/server/db/client";
import { videos } from "#lib/server/db/schema";
import { createProject, deleteProject } from "#lib/server/projects";
import { enqueue } from "#lib/server/queue/enqueue";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { insertTrack, insertVideo } from "#lib/server/testing/fixtures";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { failLost } from "#lib/server/upkeep/fail-lost";
import { finishVideo, getVideo } from "#lib/server/videos";
import { probeResult, probeVideo } from "./media/ffprobe.ts";
import { fileUrl } from "./media/input.ts";
import { run } from "./media/run.ts";
import { keysUnder } from "./testing/stored-ride.ts";
import { encodersOf, isRunning, startWorkerProcess, type WorkerProcess } from "./testing/worker-process.ts";

const SOON = { timeout: 60_000, interval: 50 };
const SLOW = { timeout: 170_000, interval: 50 };

let database: TestDatabase;
let folder: string;
let ownerId: string;
const workers: WorkerProcess[] = [];
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "sportssync-parts-"));
  await Promise.all([makeMpeg4("short.mp4", 2, "320x240"), makeMpeg4("long.mp4", 30, "1280x720")]);
});
beforeEach(() => {
  ownerId = randomUUID();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.kill("SIGKILL");
    await worker.ended;
  }
  // A job that was handed back would keep the next test's waiting; without its job a video counts as lost.
  await db().delete(videos);
  await db().execute(sql`delete from pgboss.job where name in ('ingest', 'strip', 'preview')`);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

/** What no browser plays. */
function makeMpeg4(name: string, length: number, size: string) {
  return run([
    ...["ffmpeg", "-v", "error", "-f", "lavfi", "-i", `testsrc2=size=${size}:rate=30:duration=${length}`],
    ...["-f", "lavfi", "-i", `sine=duration=${length}`, "-c:v", "mpeg4", "-q:v", "5", "-c:a", "aac"],
    fileUrl(join(folder, name)),
  ]);
}

async function start(env?: Record<string, string>): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(env);
  workers.push(worker);
  return worker;
}

/** A stored video whose ingestion is queued; row and job at once, or a worker's upkeep may take it for lost. */
async function uploaded(name: string): Promise<string> {
  const id = randomUUID();
  const key = storageKeys.video(id);
  const { size } = await storage().putFile(key, join(folder, name), "video/mp4");
  await db().transaction(async (tx) => {
    await tx.insert(videos).values({ id, ownerId, name, key, size });
    await enqueue(tx, "ingest", { videoId: id });
  });
  return id;
}

const untilMade = (id: string) =>
  vi.waitFor(async () => {
    const video = await getVideo(ownerId, id);
    expect(video).toMatchObject({ status: "ready", previewProgress: null, stripPending: false });
    return video;
  }, SLOW);

/** Its preview is being encoded; what became of the video instead is in the failure's message. */
const untilEncoding = (id: string) =>
  vi.waitFor(async () => {
    const video = await getVideo(ownerId, id);
    expect(video, JSON.stringify(video)).toMatchObject({ status: "ready", previewProgress: expect.any(Number) });
    expect(video.previewProgress).toBeGreaterThan(0);
  }, SLOW);

const files = (id: string) =>
  keysUnder(`videos/${id}/`).then((keys) => keys.map((key) => key.split("/")[2]).toSorted());
const ALL = ["filmstrip.jpg", "poster.jpg", "preview.mp4", "source", "waveform"];

test("a video that browsers do not play gets a preview, filmstrip and waveform, which go with its project", async () => {
  await start();
  const id = await uploaded("short.mp4");
  const video = await untilMade(id);
  expect(video).toMatchObject({
    previewUrl: expect.stringContaining("preview.mp4"),
    filmstrip: { frames: 24, columns: 10, width: 120, height: 90, url: expect.stringContaining("filmstrip.jpg") },
    waveformUrl: expect.stringContaining("waveform"),
  });
  expect((await probeResult(await storage().inputFor(storageKeys.videoPreview(id)))).frames).toBe(60);
  expect((await storage().head(storageKeys.videoWaveform(id)))?.size).toBe(40);
  expect(await files(id)).toEqual(ALL);

  const { id: projectId } = await createProject(ownerId, {
    ...{ title: "Ride", videoIds: [id], trackId: await insertTrack(ownerId) },
  });
  await deleteProject(ownerId, projectId);
  expect(await files(id)).toEqual([]);
});

test("a job whose worker was killed is done by the next one, and leaves what one run leaves", async () => {
  const first = await start();
  const id = await uploaded("long.mp4");
  await untilEncoding(id);
  const encoders = await encodersOf(first.pid);
  first.kill("SIGKILL");
  await first.ended;
  for (const pid of encoders) if (await isRunning(pid)) process.kill(pid, "SIGKILL");
  expect(await getVideo(ownerId, id)).toMatchObject({ status: "ready", previewUrl: null });
  await start();
  await untilMade(id);
  expect((await probeResult(await storage().inputFor(storageKeys.videoPreview(id)))).frames).toBe(900);
  expect(await files(id)).toEqual(ALL);
});

test("a worker that stops hands the job back at once, without counting it as a failed try", async () => {
  const first = await start({ WORKER_GRACE_SECONDS: "0" });
  const id = await uploaded("long.mp4");
  await untilEncoding(id);
  first.kill("SIGTERM");
  expect(await first.ended).toBe(0);
  const [job] = await db().execute(
    sql`select state::text, retry_count, retry_limit from pgboss.job where name = 'preview' and id = ${id}`,
  );
  expect(job).toEqual({ state: "retry", retry_count: 0, retry_limit: 4 });
  expect(await encodersOf(first.pid)).toEqual([]);
});

test("a project that is deleted meanwhile takes the jobs and the files with it", async () => {
  await start();
  const id = await uploaded("long.mp4");
  const trackId = await insertTrack(ownerId);
  const { id: projectId } = await createProject(ownerId, { title: "Ride", videoIds: [id], trackId });
  await untilEncoding(id);
  await deleteProject(ownerId, projectId);
  await vi.waitFor(async () => expect(await encodersOf(workers[0]!.pid)).toEqual([]), SOON);
  await vi.waitFor(async () => expect(await files(id)).toEqual([]), SOON);
  expect(await db().$count(videos, eq(videos.id, id))).toBe(0);
});

test("a video that was given up as lost and is read after all gets its parts", async () => {
  const id = await insertVideo(ownerId);
  expect(await failLost()).toBe(1);
  await finishVideo(id, { facts: await probeVideo(join(folder, "short.mp4")), hasPoster: false });
  const made = { status: "ready", problem: null, previewProgress: 0, stripPending: true };
  expect(await getVideo(ownerId, id)).toMatchObject(made);
});

test("reading a video twice orders its parts once; jobs that were lost keep nobody waiting", async () => {
  const id = await insertVideo(ownerId);
  const facts = await probeVideo(join(folder, "short.mp4"));
  await finishVideo(id, { facts, hasPoster: false });
  await finishVideo(id, { facts, hasPoster: false });
  const jobs = () => db().execute(sql`select name from pgboss.job where id = ${id} order by name`);
  expect(await jobs()).toEqual([{ name: "preview" }, { name: "strip" }]);
  expect(await failLost()).toBe(0);
  expect(await getVideo(ownerId, id)).toMatchObject({ previewProgress: 0, stripPending: true });
  await db().execute(sql`delete from pgboss.job where id = ${id}`);
  expect(await failLost()).toBe(2);
  expect(await getVideo(ownerId, id)).toMatchObject({ previewProgress: null, previewUrl: null, stripPending: false });
});
