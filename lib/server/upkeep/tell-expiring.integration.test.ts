import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { seeAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { notices, renders } from "#lib/server/db/schema";
import { requestErasure } from "#lib/server/erase/request-erasure";
import { extendRender } from "#lib/server/extend-render";
import { finishRender, orderRender } from "#lib/server/testing/order-render";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { expireRenders } from "#lib/server/upkeep/expire-renders";
import { tellExpiring } from "#lib/server/upkeep/tell-expiring";

let database: TestDatabase;
let ownerId: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  ownerId = randomUUID();
  await db().delete(renders);
});

const now = new Date("2026-03-29T01:30:00.123Z");
const HOUR = 3600_000;
const inDays = (days: number, hours = 0) => new Date(now.getTime() + (days * 24 + hours) * HOUR);

/** A render that was finished and ends at moments relative to now, in days. */
async function render(finished: number, ends: Date): Promise<string> {
  const { id } = await orderRender(ownerId);
  await finishRender(id, ends);
  await db()
    .update(renders)
    .set({ finishedAt: inDays(finished) })
    .where(eq(renders.id, id));
  return id;
}
const expiring = eq(notices.kind, "render.expiring");
const told = async () => {
  const rows = await db()
    .select()
    .from(notices)
    .where(and(eq(notices.ownerId, ownerId), expiring));
  return rows.map(({ renderId }) => renderId);
};

test("the owner is told once, three days before, to the hour", async () => {
  const [due, later] = [await render(-27, inDays(3)), await render(-27, inDays(3, 1))];
  expect(await tellExpiring(now)).toBe(1);
  expect(await tellExpiring(now)).toBe(0);
  expect(await told()).toEqual([due]);
  expect(await tellExpiring(inDays(0, 1))).toBe(1);
  expect((await told()).sort()).toEqual([due, later].sort());
});

test("of one that was kept longer, again before its new end", async () => {
  // Real time: only what has not ended yet can be kept longer.
  const real = (days: number) => new Date(Date.now() + days * 24 * HOUR);
  const { id } = await orderRender(ownerId);
  await finishRender(id, real(2));
  await db()
    .update(renders)
    .set({ finishedAt: real(-28) })
    .where(eq(renders.id, id));
  expect(await tellExpiring(new Date())).toBe(1);
  await extendRender(ownerId, id);
  expect(await tellExpiring(new Date())).toBe(0);
  expect(await tellExpiring(real(29))).toBe(1);
  expect(await tellExpiring(real(29.5))).toBe(0);
  expect(await told()).toEqual([id, id]);
});

test("where films live for a day or two, in the second half of that, and not with the news that they are done", async () => {
  await render(-1, inDays(1, 1));
  expect(await tellExpiring(now)).toBe(0);
  expect(await tellExpiring(inDays(0, 1))).toBe(1);
});

test("not of what has ended, was never finished, or belongs to an account that is being deleted", async () => {
  await render(-30, now);
  await render(-30, inDays(-1));
  await orderRender(ownerId);
  const closed = randomUUID();
  await seeAccount({ id: closed, email: null });
  const { id } = await orderRender(closed);
  await finishRender(id, inDays(1));
  await db()
    .update(renders)
    .set({ finishedAt: inDays(-29) })
    .where(eq(renders.id, id));
  await requestErasure({ id: closed, email: null }, "delete");
  await tellExpiring(now);
  expect(await db().$count(notices, expiring)).toBe(0);
});

test("120 at once by two workers: each told once; a moment later they expire the same way", async () => {
  const first = await render(-29, inDays(1));
  await db().execute(sql`
    insert into renders (owner_id, project_id, "order", status, expires_at, finished_at)
    select owner_id, project_id, "order", status, expires_at, finished_at from renders, generate_series(1, 119)
    where id = ${first}`);
  await Promise.all([tellExpiring(now), tellExpiring(now)]);
  await tellExpiring(now);
  expect(new Set(await told()).size).toBe(120);
  expect(await told()).toHaveLength(120);
  await Promise.all([expireRenders(inDays(1)), expireRenders(inDays(1))]);
  expect(await db().$count(renders, eq(renders.status, "expired"))).toBe(120);
});
