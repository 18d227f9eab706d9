import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "#lib/server/db/client";
import { accounts, renders } from "#lib/server/db/schema";
import { env } from "#lib/server/env";
import { createLogger } from "#lib/server/logger";
import { closeSender } from "#lib/server/queue/enqueue";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { type RunningWorker, startWorker } from "./start-worker.ts";
import { makeFilm, order, storedProject } from "./testing/stored-ride.ts";

let database: TestDatabase;
let workers: RunningWorker[];
let film: Awaited<ReturnType<typeof makeFilm>>;
beforeAll(async () => {
  database = await testDatabase();
  process.env.RENDER_SLOTS = "2";
  film = await makeFilm(1);
  workers = [];
  for (let n = 0; n < 2; n++) workers.push(await startWorker(env(), createLogger("worker")));
});
afterAll(async () => {
  delete process.env.RENDER_SLOTS;
  for (const worker of workers) await worker.stop(0);
  await film[Symbol.asyncDispose]();
  await closeSender();
  await database.drop();
});

async function ordered(plan: "free" | "plus", count: number): Promise<string> {
  const id = randomUUID();
  await db().insert(accounts).values({ id, plan });
  const projectId = await storedProject(id, film.path);
  await Promise.all(Array.from({ length: count }, () => order(id, projectId, 1)));
  return id;
}

/** When each of a person's renders ran, once all are done. */
async function times(ownerId: string) {
  const read = () => db().select().from(renders).where(eq(renders.ownerId, ownerId)).orderBy(renders.startedAt);
  await vi.waitFor(
    async () => {
      expect((await read()).map(({ status, problem }) => problem ?? status)).toEqual(Array(4).fill("done"));
    },
    { timeout: 90_000, interval: 200 },
  );
  return (await read()).map(({ startedAt, finishedAt }) => ({ from: startedAt!.getTime(), to: finishedAt!.getTime() }));
}

const mostAtOnce = (runs: readonly { from: number; to: number }[]) =>
  Math.max(...runs.map(({ from }) => runs.filter((other) => other.from <= from && from < other.to).length));

test("two workers of two slots each run a person's films one after another where the plan gives one at a time", {
  timeout: 120_000,
}, async () => {
  const [free, plus] = [await ordered("free", 4), await ordered("plus", 4)];
  const runs = { free: await times(free), plus: await times(plus) };
  const most = { free: mostAtOnce(runs.free), plus: mostAtOnce(runs.plus) };
  process.stdout.write(`at the same time: free ${most.free} of 1, plus ${most.plus} of 3\n`);
  expect(most.free).toBe(1);
  expect(most.plus).toBeLessThanOrEqual(3);
});
