import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { seeAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { requestErasure } from "#lib/server/erase/request-erasure";
import { openShare } from "#lib/server/shares";
import { fullPerson } from "#lib/server/testing/full-person";
import { ownedIds } from "#lib/server/testing/owned-tables";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { tracesOf } from "#lib/server/testing/traces";
import { heldDisk } from "./testing/held-storage.ts";
import { startWorkerProcess, type WorkerProcess } from "./testing/worker-process.ts";

let database: TestDatabase;
const workers: WorkerProcess[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.kill("SIGKILL");
    await worker.ended;
  }
});
afterAll(() => database.drop());

async function start(env: Record<string, string>): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(env);
  workers.push(worker);
  return worker;
}

test("a worker killed while it deletes an account: it stays closed, another worker goes on by itself, nothing is left", async () => {
  const [me, other] = [await fullPerson(), await fullPerson()];
  const ids = [me.id, ...Object.values(await ownedIds(me.id)).flat()];
  const others = [other.id, ...Object.values(await ownedIds(other.id)).flat()];
  // Jobs of the other one that these workers would run.
  await db().execute(sql`update pgboss.job set start_after = now() + interval '1 hour'`);
  const [before, beforeOther] = [await tracesOf(ids), await tracesOf(others)];

  // In the middle of a render's files: its uploads are gone by then.
  await using held = await heldDisk(4);
  const first = await start(held.held);
  const reached = held.until(first);
  await requestErasure(me, "delete");
  await reached;
  first.kill("SIGKILL");
  await first.ended;
  const killed = await tracesOf(ids);
  await expect(seeAccount(me)).rejects.toMatchObject({ code: "unauthorized" });
  await expect(openShare(me.token)).rejects.toMatchObject({ code: "gone" });

  const second = await start(held.free);
  await vi.waitFor(async () => expect(await tracesOf(ids)).toEqual({}), { timeout: 60_000, interval: 200 });
  second.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  const after = await tracesOf(ids);
  console.table(
    Object.fromEntries(
      Object.keys(before).map((name) => [
        name,
        { before: before[name], killed: killed[name] ?? 0, after: after[name] ?? 0 },
      ]),
    ),
  );
  expect(Object.keys(killed)).toEqual(
    expect.arrayContaining(["public.accounts", "public.renders", "public.videos", "files"]),
  );
  expect(after).toEqual({});
  expect(await tracesOf(others)).toEqual(beforeOther);
});
