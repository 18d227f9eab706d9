import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { usageSchema } from "#lib/contracts/usage";
import { seeAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { accounts, videos } from "#lib/server/db/schema";
import { accountsNamed, setPlan } from "#lib/server/limits/set-plan";
import { usageOf } from "#lib/server/limits/usage";
import { closeSender } from "#lib/server/queue/enqueue";
import { facts, insertVideo } from "#lib/server/testing/fixtures";
import { finishRender, orderRender } from "#lib/server/testing/order-render";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { createUpload } from "#lib/server/uploads";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await closeSender();
  await database.drop();
});

test("what is used is told by kind, with the largest projects first, and nothing of other people's", async () => {
  const [me, other] = [randomUUID(), randomUUID()];
  await orderRender(other);
  await setPlan(me, "free");
  const small = await orderRender(me);
  const large = await orderRender(me);
  await db().update(videos).set({ size: 5_000_000 }).where(eq(videos.id, large.videoId));
  await finishRender(small.id, new Date(Date.now() + 86_400_000));
  await createUpload(me, { kind: "video", name: "next.mp4", size: 7_000_000, fingerprint: "next" });
  await insertVideo(me, facts());

  const usage = await usageOf(me, new Date());
  expect(usageSchema.parse(usage)).toEqual(usage);
  expect(usage).toMatchObject({
    plan: "free",
    renders: { used: 2, limit: 10 },
    running: { used: 0, limit: 1 },
    storage: { videos: 7_000_000, tracks: 2000, films: 1234, uploads: 7_000_000, used: 14_003_234, limit: 20e9 },
    clipSeconds: 600,
    uploadBytes: 8e9,
  });
  expect(usage.largest).toEqual([
    { id: large.projectId, title: "Ride", bytes: 5_001_000 },
    { id: small.projectId, title: "Ride", bytes: 1_002_234 },
  ]);
});

test("someone without anything has used nothing, in local mode of no limit but the installation's own", async () => {
  const usage = await usageOf(randomUUID(), new Date("2026-11-30T23:59:59Z"));
  expect(usage).toMatchObject({
    plan: "unlimited",
    renders: { used: 0, limit: null, resetsAt: "2026-12-01T00:00:00.000Z" },
    storage: { used: 0, limit: null },
    uploadBytes: 8 * 1024 ** 3,
    largest: [],
  });
});

test("an account is made with the first visit, keeps the address of the last one, and is refused while it is deleted", async () => {
  const id = randomUUID();
  await seeAccount({ id, email: null });
  await seeAccount({ id, email: "old@rides.example" });
  await seeAccount({ id, email: "New@rides.example" });
  await seeAccount({ id, email: null });
  expect(await accountsNamed("new@RIDES.example")).toMatchObject([{ id, email: "New@rides.example", plan: null }]);
  expect(await accountsNamed(id)).toHaveLength(1);
  await db().update(accounts).set({ erasingSince: new Date() }).where(eq(accounts.id, id));
  await expect(seeAccount({ id, email: null })).rejects.toMatchObject({
    code: "unauthorized",
    userMessage: "This account is being deleted.",
  });
});
