import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { and, eq, inArray, lte, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "#lib/server/db/client";
import { renders, renditions, shares } from "#lib/server/db/schema";
import { enqueue } from "#lib/server/queue/enqueue";
import { getRender } from "#lib/server/renders";
import { createShare, openShare } from "#lib/server/shares";
import type { Storage } from "#lib/server/storage/storage";
import { storageKeys } from "#lib/server/storage/storage";
import { finishRender, orderRender } from "#lib/server/testing/order-render";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { type HeldStorage, heldDisk, heldS3 } from "./testing/held-storage.ts";
import { startWorkerProcess, type WorkerProcess } from "./testing/worker-process.ts";

const ENDED = 120;
const ALIVE = 10;

let database: TestDatabase;
let ownerId: string;
const workers: WorkerProcess[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  ownerId = randomUUID();
  await db().delete(renders);
});
afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.kill("SIGKILL");
    await worker.ended;
  }
});
afterAll(() => database.drop());

/** Finished renders with two files each and a link; the first `ENDED` of them end now. */
async function finished(to: Storage): Promise<{ ended: string[]; alive: string[]; tokens: string[] }> {
  const { id } = await orderRender(ownerId);
  await finishRender(id, new Date(Date.now() + 3600_000));
  const rows = await db().execute<{ id: string }>(sql`
    insert into renders (owner_id, project_id, "order", status, stage, expires_at, finished_at)
    select owner_id, project_id, "order", status, stage, expires_at, finished_at
    from renders, generate_series(1, ${ENDED + ALIVE}) where id = ${id} returning id`);
  await db().delete(renders).where(eq(renders.id, id));
  const ids = rows.map((row) => row.id);
  const path = join(database.dataDir, "film");
  await writeFile(path, "film");
  const tokens: string[] = [];
  for (const renderId of ids) {
    const film = {
      renderId,
      kind: "source",
      format: "mp4",
      key: storageKeys.rendition(renderId, "source", "mp4"),
    } as const;
    const poster = {
      renderId,
      kind: "poster",
      format: "jpg",
      key: storageKeys.rendition(renderId, "poster", "jpg"),
    } as const;
    await db()
      .insert(renditions)
      .values([film, poster].map((file) => ({ ...file, size: 4, width: 2, height: 2 })));
    for (const { key } of [film, poster]) await to.putFile(key, path, "video/mp4");
    tokens.push((await createShare(ownerId, renderId)).token);
  }
  const ended = ids.slice(0, ENDED);
  await db()
    .update(renders)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where(inArray(renders.id, ended));
  return { ended, alive: ids.slice(ENDED), tokens: tokens.slice(0, ENDED) };
}

/** Database and storage held against each other, both ways. */
async function walk(stored: Storage, ended: readonly string[]) {
  const rows = await db().select({ key: renditions.key, renderId: renditions.renderId }).from(renditions);
  const known = new Set(rows.map((row) => row.key));
  const files = new Set<string>();
  for await (const { key } of stored.list("renders/")) files.add(key);
  const isOver = new Set(ended);
  return {
    "ended, not marked": await db().$count(
      renders,
      and(eq(renders.status, "done"), lte(renders.expiresAt, new Date())),
    ),
    "ended, marked": await db().$count(renders, eq(renders.status, "expired")),
    "their rows of files": rows.filter(({ renderId }) => isOver.has(renderId)).length,
    "their files": [...files].filter((key) => isOver.has(key.split("/")[1] ?? "")).length,
    "rows without file": rows.filter(({ key }) => !files.has(key)).length,
    "files without row": [...files].filter((key) => !known.has(key)).length,
    "files of the living": [...files].filter((key) => !isOver.has(key.split("/")[1] ?? "")).length,
  };
}

async function expectClosed(ended: readonly string[], tokens: readonly string[]) {
  for (const token of tokens) await expect(openShare(token)).rejects.toMatchObject({ code: "gone" });
  for (const id of ended) expect((await getRender(ownerId, id)).renditions).toEqual([]);
}

async function worker(env: Record<string, string>): Promise<WorkerProcess> {
  const started = await startWorkerProcess(env);
  workers.push(started);
  return started;
}

test.each<[string, () => Promise<HeldStorage | undefined>]>([
  // Nine names are tried for each render: the middle of the second batch of 50.
  ["disk", () => heldDisk(700)],
  ["S3", heldS3],
])(
  "a worker killed while it deletes expired films from %s: nothing is served, the next one ends it, nothing is orphaned",
  async (name, open) => {
    await using held = await open();
    if (!held) return console.log("skipped: no versitygw here (npm run tools)");
    const { ended, alive, tokens } = await finished(held.storage);
    // Nobody has marked them yet, and nothing of them is served any more.
    await expectClosed(ended, tokens);
    const before = await walk(held.storage, ended);

    const first = await worker(held.held);
    const reached = held.until(first);
    await enqueue(db(), "maintain", {});
    await reached;
    first.kill("SIGKILL");
    expect(await first.ended).toBe("SIGKILL");
    const killed = await walk(held.storage, ended);
    await expectClosed(ended, tokens);

    const second = await worker(held.free);
    await enqueue(db(), "maintain", {});
    await vi.waitFor(async () => expect(await db().$count(renditions, inArray(renditions.renderId, ended))).toBe(0), {
      timeout: 60_000,
      interval: 100,
    });
    second.kill("SIGTERM");
    expect(await second.ended).toBe(0);
    const after = await walk(held.storage, ended);
    console.log(name);
    console.table({ before, "after the kill": killed, "after the second run": after });

    expect(killed).toMatchObject({ "ended, not marked": 0, "ended, marked": ENDED, "files without row": 0 });
    expect(killed["their files"]).toBeGreaterThan(0);
    expect(killed["their files"]).toBeLessThan(2 * ENDED);
    expect(killed["rows without file"]).toBeGreaterThan(0);
    expect(after).toEqual({
      "ended, not marked": 0,
      "ended, marked": ENDED,
      "their rows of files": 0,
      "their files": 0,
      "rows without file": 0,
      "files without row": 0,
      "files of the living": 2 * ALIVE,
    });
    expect(await db().$count(shares, inArray(shares.renderId, alive))).toBe(ALIVE);
    for (const id of alive) expect((await getRender(ownerId, id)).renditions).toHaveLength(2);
  },
);
