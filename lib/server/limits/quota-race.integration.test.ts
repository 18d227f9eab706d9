import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { toAppError } from "#lib/domain/errors";
import { db } from "#lib/server/db/client";
import { accounts, renderOrders, renders } from "#lib/server/db/schema";
import { createProject, updateProject } from "#lib/server/projects";
import { closeSender } from "#lib/server/queue/enqueue";
import { createRender } from "#lib/server/renders";
import { facts, insertTrack, insertVideo, linedUp } from "#lib/server/testing/fixtures";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";

const SYNC = { start: 1_717_228_800, offset: 0, rate: 1 };

let database: TestDatabase;
let ownerId: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await closeSender();
  await database.drop();
});
beforeEach(async () => {
  ownerId = randomUUID();
  await db().insert(accounts).values({ id: ownerId, plan: "free" });
});

async function project(): Promise<string> {
  const videoId = await insertVideo(ownerId, facts());
  const made = await createProject(ownerId, {
    title: "Ride",
    videoIds: [videoId],
    trackId: await insertTrack(ownerId),
  });
  await updateProject(ownerId, made.id, { version: made.version, document: linedUp(made, SYNC) });
  return made.id;
}

/** How often each answer was given. */
async function answers(requests: Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const result of await Promise.allSettled(requests)) {
    const answer = result.status === "fulfilled" ? "granted" : toAppError(result.reason).code;
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
}

const times = (n: number, ask: () => Promise<unknown>) => Array.from({ length: n }, ask);
const jobs = async () => {
  const [row] = await db().execute<{ count: number }>(
    sql`select count(*)::int from pgboss.job where name = 'render' and group_id = ${ownerId} and state = 'created'`,
  );
  return row?.count;
};
const counted = () => db().$count(renderOrders, eq(renderOrders.ownerId, ownerId));

describe("200 requests at the same time", () => {
  test("order exactly as many renders as the plan gives", async () => {
    const projectId = await project();
    expect(await answers(times(200, () => createRender(ownerId, { projectId })))).toEqual({
      granted: 10,
      limit_reached: 190,
    });
    expect([await jobs(), await counted(), await db().$count(renders, eq(renders.ownerId, ownerId))]).toEqual([
      10, 10, 10,
    ]);
  });
});
