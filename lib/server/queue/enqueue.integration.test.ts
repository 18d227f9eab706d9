import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { JOBS, type JobName } from "#lib/contracts/jobs";
import { db } from "#lib/server/db/client";
import { tracks } from "#lib/server/db/schema";
import { dequeue, enqueue } from "#lib/server/queue/enqueue";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const track = () => ({ ownerId: randomUUID(), name: "ride.gpx", key: "tracks/x/source", size: 1 });
const jobs = (id: string) =>
  db().execute<{ state: string; data: unknown }>(sql`select state::text, data from pgboss.job where id = ${id}`);

describe("a row and its job", () => {
  test("are written together", async () => {
    const id = randomUUID();
    await db().transaction(async (tx) => {
      await tx.insert(tracks).values({ ...track(), id });
      await enqueue(tx, "ingest", { videoId: id }, { id });
    });
    expect(await jobs(id)).toEqual([{ state: "created", data: { videoId: id } }]);
    expect(await db().$count(tracks, sql`id = ${id}`)).toBe(1);
  });

  test("are both absent when the transaction fails after both were written", async () => {
    const id = randomUUID();
    const failing = db().transaction(async (tx) => {
      await tx.insert(tracks).values({ ...track(), id });
      await enqueue(tx, "ingest", { videoId: id }, { id });
      throw new Error("the machine stumbled");
    });
    await expect(failing).rejects.toThrow("stumbled");
    expect(await jobs(id)).toEqual([]);
    expect(await db().$count(tracks, sql`id = ${id}`)).toBe(0);
  });

  test("a job that was taken back does not run", async () => {
    const id = randomUUID();
    await enqueue(db(), "render", { renderId: id }, { id });
    await dequeue(db(), "render", [id]);
    expect(await jobs(id)).toMatchObject([{ state: "cancelled" }]);
  });

  test("a payload that breaks its contract is refused before it is queued", async () => {
    await expect(enqueue(db(), "render", { renderId: "not-an-id" })).rejects.toThrow();
  });
});

describe("the queues", () => {
  test("each have a dead letter queue, a heartbeat and the contract's limits", async () => {
    const rows = await db().execute<Record<string, unknown>>(
      sql`select name, dead_letter, heartbeat_seconds, retry_limit, expire_seconds, notify from pgboss.queue`,
    );
    for (const name of Object.keys(JOBS) as JobName[]) {
      expect(rows.find((row) => row.name === name)).toEqual({
        name,
        dead_letter: `${name}.dead`,
        heartbeat_seconds: 10,
        retry_limit: JOBS[name].retryLimit,
        expire_seconds: JOBS[name].expireInSeconds,
        notify: true,
      });
      expect(rows.some((row) => row.name === `${name}.dead`)).toBe(true);
    }
  });
});
