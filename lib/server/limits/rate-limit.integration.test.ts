import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import type { AppError } from "#lib/domain/errors";
import { db } from "#lib/server/db/client";
import { rateLimits } from "#lib/server/db/schema";
import { limitRate, uncount } from "#lib/server/limits/rate-limit";
import { RATE_LIMITS, type RateLimitName } from "#lib/server/limits/rate-limits";
import { testDatabase } from "#lib/server/testing/test-database";

const database = await testDatabase();
Object.assign(process.env, {
  SPORTSSYNC_MODE: "hosted",
  SUPABASE_URL: "http://127.0.0.1:9",
  SUPABASE_PUBLISHABLE_KEY: "public",
  PUBLIC_URL: "https://rides.example",
  S3_BUCKET: "rides",
  S3_ACCESS_KEY_ID: "id",
  S3_SECRET_ACCESS_KEY: "secret",
});
afterAll(database.drop);

/** What became of so many requests at the same time. */
async function together(count: number, name: RateLimitName, key: string) {
  const results = await Promise.allSettled(Array.from({ length: count }, () => limitRate(name, key)));
  const refusals = results.flatMap((result) => (result.status === "rejected" ? [result.reason as AppError] : []));
  return { through: results.length - refusals.length, refusals };
}

/** As another web server would: nothing in memory. */
const asAnotherServer = () => Reflect.deleteProperty(globalThis, Symbol.for("sportssync.rate-limiters"));

test("of 200 requests at once exactly the limit is let through, whichever server they reach", async () => {
  const key = randomUUID();
  const { points } = RATE_LIMITS.signInByAddress;
  const first = together(100, "signInByAddress", key);
  asAnotherServer();
  const second = together(100, "signInByAddress", key);
  const results = await Promise.all([first, second]);
  expect(results.reduce((sum, { through }) => sum + through, 0)).toBe(points);
  for (const refusal of results.flatMap(({ refusals }) => refusals)) expect(refusal.code).toBe("rate_limited");
});

test("a refusal says when the counter ends, in seconds and in words, and another key is not held up", async () => {
  const key = randomUUID();
  const { points, seconds } = RATE_LIMITS.mailByAccount;
  const { refusals } = await together(points + 1, "mailByAccount", key);
  const [row] = await db().execute<{ left: number }>(
    sql`select extract(epoch from max(expire) - now())::float as left from rate_limits where points > ${points}`,
  );
  expect(refusals).toHaveLength(1);
  expect(refusals[0]?.retryAfter).toBeGreaterThanOrEqual(Math.floor(row?.left ?? Number.NaN));
  expect(refusals[0]?.retryAfter).toBeLessThanOrEqual(seconds);
  expect(refusals[0]?.userMessage).toBe("Too many mails were asked for in a short time. Try again in 15 minutes.");
  expect((await together(1, "mailByAccount", randomUUID())).through).toBe(1);
  expect((await together(1, "signInByAccount", key)).through).toBe(1);
});

test("whoever is over is refused without another write", async () => {
  const key = randomUUID();
  const { points } = RATE_LIMITS.mailByAddress;
  await together(points, "mailByAddress", key);
  const counted = async () => (await db().select().from(rateLimits)).reduce((sum, row) => sum + row.points, 0);
  const before = await counted();
  expect((await together(500, "mailByAddress", key)).through).toBe(0);
  expect(await counted()).toBe(before);
});

test("what is taken back does not count", async () => {
  const key = randomUUID();
  const { points } = RATE_LIMITS.refresh;
  for (let n = 0; n < points + 5; n++) {
    await limitRate("refresh", key);
    await uncount("refresh", key);
  }
  expect((await together(points + 5, "refresh", key)).through).toBe(points);
});

test("when the time is over it begins anew", async () => {
  const key = randomUUID();
  const { points } = RATE_LIMITS.signInByAccount;
  await together(points + 1, "signInByAccount", key);
  await db()
    .update(rateLimits)
    .set({ expire: new Date(0) });
  asAnotherServer();
  expect((await together(points + 5, "signInByAccount", key)).through).toBe(points);
});

test("neither mail addresses nor network addresses lie in the table", async () => {
  await limitRate("mailByAccount", "anna@rides.example");
  await limitRate("open", "203.0.113.7");
  expect(JSON.stringify(await db().select().from(rateLimits))).not.toMatch(/anna|203\.0\.113/);
});

test("without its database people go on, counted by this process alone", async () => {
  asAnotherServer();
  await db().execute(sql`alter table rate_limits rename to away`);
  const { points } = RATE_LIMITS.mailByAccount;
  expect((await together(points + 3, "mailByAccount", randomUUID())).through).toBe(points);
  await db().execute(sql`alter table away rename to rate_limits`);
});
