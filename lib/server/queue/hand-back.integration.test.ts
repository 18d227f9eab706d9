import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { JOBS } from "#lib/contracts/jobs";
import { db } from "#lib/server/db/client";
import { enqueue } from "#lib/server/queue/enqueue";
import { handBack } from "#lib/server/queue/hand-back";
import { SCHEMA } from "#lib/server/queue/queue-settings";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";

let database: TestDatabase;
let boss: PgBoss;
let id: string;
beforeAll(async () => {
  database = await testDatabase();
  boss = new PgBoss({ connectionString: database.url, schema: SCHEMA, supervise: false, schedule: false });
  await boss.start();
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await database.drop();
});
beforeEach(async () => {
  id = randomUUID();
  await enqueue(db(), "render", { renderId: id }, { id });
});

const take = async () => (await boss.fetch("render"))[0];
const state = async () => {
  const [row] = await db().execute<{ state: string }>(sql`select state::text from pgboss.job where id = ${id}`);
  return row?.state;
};

test("a job that was handed back can be taken at once, as often as workers stop", async () => {
  for (let stops = 0; stops < JOBS.render.retryLimit + 3; stops++) {
    const job = await take();
    expect(job).toMatchObject({ id, data: { renderId: id } });
    await handBack(boss, "render", job!);
  }
  const job = await take();
  await boss.complete("render", job!);
  expect(await state()).toBe("completed");
});

test("a worker that has lost its claim cannot hand back what another one holds, nor complete it", async () => {
  const lost = await take();
  await handBack(boss, "render", lost!);
  const held = await take();
  await handBack(boss, "render", lost!);
  await boss.complete("render", lost!);
  expect(await state()).toBe("active");
  await boss.complete("render", held!);
  expect(await state()).toBe("completed");
});
