import { randomUUID } from "node:crypto";
import { readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "#lib/server/db/client";
import { renders, renditions } from "#lib/server/db/schema";
import { cancelRender } from "#lib/server/renders";
import { storage } from "#lib/server/storage/open-storage";
import { storageKeys } from "#lib/server/storage/storage";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { probeResult, probeVideo } from "./media/ffprobe.ts";
import { keysUnder, makeFilm, order, storedProject } from "./testing/stored-ride.ts";
import { encodersOf, isRunning, startWorkerProcess, type WorkerProcess } from "./testing/worker-process.ts";
import { sweepWorkFolders } from "./work-folders.ts";

const LENGTH = 20;
const SLOW = { timeout: 170_000, interval: 100 };

const ownerId = randomUUID();
const workers: WorkerProcess[] = [];
let database: TestDatabase;
let projectId: string;

beforeAll(async () => {
  database = await testDatabase();
  await using film = await makeFilm(LENGTH, "1280x720");
  projectId = await storedProject(ownerId, film.path);
});
afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.kill("SIGKILL");
    await worker.ended;
  }
});
afterAll(() => database.drop());

async function start(env?: Record<string, string>): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(env);
  workers.push(worker);
  return worker;
}

async function row(id: string) {
  const [render] = await db().select().from(renders).where(eq(renders.id, id));
  if (!render) throw new Error("the render is gone");
  return render;
}

const untilDrawing = (id: string) =>
  vi.waitFor(async () => expect((await row(id)).framesDone).toBeGreaterThan(LENGTH * 2), SLOW);
const untilDone = (id: string) => vi.waitFor(async () => expect((await row(id)).status).toBe("done"), SLOW);

/** Looks at storage again and again, until asked what sizes each file was ever seen with. */
function watchStorage(id: string) {
  const seen = new Map<string, Set<number>>();
  let watching = true;
  const run = (async () => {
    while (watching) {
      for await (const { key, size } of storage().list(`renders/${id}/`))
        seen.set(key, (seen.get(key) ?? new Set()).add(size));
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  return async () => {
    watching = false;
    await run;
    return seen;
  };
}

async function expectWhole(id: string) {
  const [film] = await db().select().from(renditions).where(eq(renditions.renderId, id)).orderBy(sql`kind desc`);
  expect(film).toMatchObject({ kind: "source", width: 1280, height: 720 });
  expect(await storage().head(film!.key)).toEqual({ size: film!.size });
  const path = await storage().inputFor(film!.key);
  const facts = await probeVideo(path);
  expect((await probeResult(path)).frames).toBe(LENGTH * 30);
  expect(facts.audio).toBeDefined();
  return film!;
}

describe("a worker killed in the middle of a render", () => {
  test("is replaced by another one that completes it: nothing partial is ever seen, nothing is left running", async () => {
    const id = await order(ownerId, projectId, LENGTH, { preset: "medium" });
    const storageSeen = watchStorage(id);
    const first = await start();
    await untilDrawing(id);
    const [encoder] = await encodersOf(first.pid);
    expect(encoder).toBeDefined();
    const work = join(database.dataDir, "work");
    const [left] = await readdir(work);
    const second = await start();

    first.kill("SIGKILL");
    const killed = performance.now();
    expect(await first.ended).toBe("SIGKILL");
    await vi.waitFor(async () => expect(await isRunning(encoder!)).toBe(false), { timeout: 10_000, interval: 50 });
    console.log(`encoder ended ${((performance.now() - killed) / 1000).toFixed(1)} s after its worker was killed`);

    await vi.waitFor(async () => expect((await row(id)).attempt).toBe(2), SLOW);
    console.log(`taken over ${((performance.now() - killed) / 1000).toFixed(1)} s after the kill`);
    await untilDone(id);

    const film = await expectWhole(id);
    const seen = await storageSeen();
    expect(seen.get(storageKeys.rendition(id, "source", "mp4"))).toEqual(new Set([film.size]));
    expect(await encodersOf(second.pid)).toEqual([]);

    // The killed worker's folder is nobody's any more, and known by its silence.
    const longAgo = new Date(Date.now() - 3600_000);
    await utimes(join(work, left!), longAgo, longAgo);
    expect(await sweepWorkFolders(database.dataDir)).toBe(1);
    const folders = await readdir(work);
    expect(folders).toHaveLength(1);
    expect(await readdir(join(work, folders[0]!))).toEqual([]);
  });
});

describe("a worker told to stop", () => {
  test("hands a render back that does not end in time, and another worker takes it at once", async () => {
    const id = await order(ownerId, projectId, LENGTH, { preset: "medium" });
    const first = await start({ WORKER_GRACE_SECONDS: "0" });
    await untilDrawing(id);
    const [encoder] = await encodersOf(first.pid);

    first.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    expect(await isRunning(encoder!)).toBe(false);
    expect(await row(id)).toMatchObject({ status: "queued", stage: "waiting", progress: 0, attempt: 1 });
    const [job] = await db().execute(sql`
      select state::text, retry_count, retry_limit, start_after <= now() as due from pgboss.job where id = ${id}`);
    expect(job).toEqual({ state: "retry", retry_count: 0, retry_limit: 4, due: true });

    await start();
    await untilDone(id);
    await expectWhole(id);
    expect((await row(id)).attempt).toBe(2);
  });

  test("finishes a render that ends within the grace", async () => {
    const id = await order(ownerId, projectId, 2);
    const worker = await start();
    await vi.waitFor(async () => expect((await row(id)).status).not.toBe("queued"), SLOW);
    worker.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
    expect(await row(id)).toMatchObject({ status: "done", attempt: 1, progress: 1, framesDone: 60 });
  });
});

describe("a person who cancels a running render", () => {
  test("stops its encoder at once and leaves no file", async () => {
    const id = await order(ownerId, projectId, LENGTH, { preset: "slow" });
    const worker = await start();
    await untilDrawing(id);
    const [encoder] = await encodersOf(worker.pid);
    await cancelRender(ownerId, id);
    await vi.waitFor(async () => expect(await isRunning(encoder!)).toBe(false), { timeout: 10_000, interval: 20 });
    worker.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
    expect(await row(id)).toMatchObject({ status: "cancelled", stage: "finished", eta: null });
    expect(await keysUnder(`renders/${id}/`)).toEqual([]);
    const [job] = await db().execute(sql`select state::text from pgboss.job where id = ${id}`);
    expect(job).toEqual({ state: "cancelled" });
  });
});
