import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PLANS } from "#lib/contracts/plans";
import { toAppError } from "#lib/domain/errors";
import { lockAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { accounts, projectVideos, renderOrders, renders, uploads, videos } from "#lib/server/db/schema";
import { monthOf } from "#lib/server/limits/month-of";
import { rendersOf, takeRender } from "#lib/server/limits/take-render";
import { deleteProject } from "#lib/server/projects";
import { closeSender } from "#lib/server/queue/enqueue";
import { claimRender, failRender } from "#lib/server/render-claim";
import { cancelRender, createRender } from "#lib/server/renders";
import { repeatRender } from "#lib/server/repeat-render";
import { insertVideo } from "#lib/server/testing/fixtures";
import { riderWith } from "#lib/server/testing/render-line";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { forgetOrders } from "#lib/server/upkeep/forget-orders";
import { createUpload } from "#lib/server/uploads";
import { joinVideos } from "#lib/server/video-join";

const GB = 1e9;

let database: TestDatabase;
let ownerId: string;
let projectId: string;
beforeAll(async () => {
  database = await testDatabase();
  // More than any plan gives, so that the plan decides.
  process.env.MAX_VIDEO_BYTES = String(64 * GB);
});
afterAll(async () => {
  delete process.env.MAX_VIDEO_BYTES;
  await closeSender();
  await database.drop();
});
beforeEach(async () => {
  ownerId = randomUUID();
  ({ projectId } = await riderWith(ownerId, "free"));
});

type Answers = Record<string, number>;

/** How often each answer was given; a table's line is printed. */
async function answers(what: string, requests: Promise<unknown>[]): Promise<Answers> {
  const counts: Answers = {};
  for (const result of await Promise.allSettled(requests)) {
    const answer = result.status === "fulfilled" ? "granted" : toAppError(result.reason).code;
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  process.stdout.write(`${what}: ${requests.length} at once, ${JSON.stringify(counts)}\n`);
  return counts;
}

const times = (n: number, ask: () => Promise<unknown>) => Array.from({ length: n }, ask);
const used = (now = new Date()) => rendersOf(db(), ownerId, now);
async function waitingJobs(): Promise<number | undefined> {
  const [row] = await db().execute<{ count: number }>(
    sql`select count(*)::int from pgboss.job where name = 'render' and group_id = ${ownerId} and state = 'created'`,
  );
  return row?.count;
}

describe("requests at the same time", () => {
  test("order exactly as many renders as the plan gives, with as many jobs", async () => {
    const granted = await answers(
      "renders (10 a month)",
      times(200, () => createRender(ownerId, { projectId })),
    );
    expect(granted).toEqual({ granted: 10, limit_reached: 190 });
    const rows = await db().$count(renders, eq(renders.ownerId, ownerId));
    const orders = await db().$count(renderOrders, eq(renderOrders.ownerId, ownerId));
    expect({ rows, orders, jobs: await waitingJobs() }).toEqual({ rows: 10, orders: 10, jobs: 10 });
  });

  test("of several servers, which only the database's lock makes wait for each other, order no more either", async () => {
    const ask = () =>
      db().transaction(async (tx) =>
        takeRender(tx, await lockAccount(tx, ownerId), { renderId: randomUUID(), clipSeconds: 10 }),
      );
    expect(await answers("renders past the process's own line", times(200, ask))).toEqual({
      granted: 10,
      limit_reached: 190,
    });
    expect(await used()).toBe(10);
  });

  test("of one person leave connections for others", async () => {
    const other = randomUUID();
    const theirs = await riderWith(other, "free");
    let answered = 0;
    const burst = times(200, () =>
      createRender(ownerId, { projectId })
        .catch(() => {})
        .finally(() => answered++),
    );
    await createRender(other, theirs);
    process.stdout.write(`another person's order was answered after ${answered} of 200 of a burst\n`);
    expect(answered).toBeLessThan(100);
    await Promise.all(burst);
  });

  test("count together with renders that are ordered once more, while another person orders too", async () => {
    const first = await createRender(ownerId, { projectId });
    const other = randomUUID();
    const theirs = await riderWith(other, "free");
    const mine = [
      ...times(40, () => createRender(ownerId, { projectId })),
      ...times(40, () => repeatRender(ownerId, first.id)),
    ];
    const both = await Promise.all([
      answers("renders and repeats (9 left)", mine),
      answers(
        "another person's",
        times(80, () => createRender(other, theirs)),
      ),
    ]);
    expect(both).toEqual([
      { granted: 9, limit_reached: 71 },
      { granted: 10, limit_reached: 70 },
    ]);
  });

  test("begin uploads for exactly as many bytes as there is room for", async () => {
    const upload = () =>
      createUpload(ownerId, { kind: "video", name: "GX010042.MP4", size: 2 * GB, fingerprint: randomUUID() });
    // The project's own files take some: nine uploads of 2 GB fit into 20 GB beside them.
    expect(await answers("uploads of 2 GB (20 GB)", times(60, upload))).toEqual({ granted: 9, limit_reached: 51 });
    expect(await db().$count(uploads, eq(uploads.ownerId, ownerId))).toBe(9);
  });

  test("join the same chapters in many orders no further than there is room", async () => {
    const chapters = await Promise.all(times(3, () => insertVideo(ownerId)) as Promise<string>[]);
    await db()
      .update(videos)
      .set({ size: 3 * GB })
      .where(sql`${videos.id} in ${chapters}`);
    const orders = chapters.flatMap((a) => chapters.flatMap((b) => (a === b ? [] : [[a, b]])));
    // 9 GB lie there, which go once all are joined: three joins make 18 of them, the next would make it 24.
    const counts = await answers(
      "joins of 6 GB (20 GB, 9 used)",
      orders.map((videoIds) => joinVideos(ownerId, { videoIds })),
    );
    expect(counts).toEqual({ granted: 3, limit_reached: 3 });
  });

  test("upload beside a join under way no more than there is room for once it is made", async () => {
    const chapters = await Promise.all(times(2, () => insertVideo(ownerId)) as Promise<string>[]);
    await db()
      .update(videos)
      .set({ size: 4 * GB })
      .where(sql`${videos.id} in ${chapters}`);
    // In a project they stay: 8 GB lie there, and 8 more are being joined of them.
    await db()
      .insert(projectVideos)
      .values(chapters.map((videoId) => ({ projectId, videoId })));
    await joinVideos(ownerId, { videoIds: chapters });
    const upload = () =>
      createUpload(ownerId, { kind: "video", name: "GX010042.MP4", size: 1 * GB, fingerprint: randomUUID() });
    expect(await answers("uploads of 1 GB beside a join (20 GB, 8 used)", times(12, upload))).toEqual({
      granted: 3,
      limit_reached: 9,
    });
    await expect(upload()).rejects.toThrow(
      expect.objectContaining({ userMessage: expect.stringContaining("joining") }),
    );
  });
});

describe("a render counts", () => {
  const order = () => createRender(ownerId, { projectId });

  test("not when it failed", async () => {
    const { id } = await order();
    await claimRender(id);
    expect(await used()).toBe(1);
    await failRender(id, "The disk broke.");
    expect(await used()).toBe(0);
  });

  test("not when it was cancelled before a worker began it, but when one had", async () => {
    await cancelRender(ownerId, (await order()).id);
    expect(await used()).toBe(0);
    const { id } = await order();
    await claimRender(id);
    await cancelRender(ownerId, id);
    expect(await used()).toBe(1);
  });

  test("although its project was deleted", async () => {
    await claimRender((await order()).id);
    await deleteProject(ownerId, projectId);
    expect(await used()).toBe(1);
  });

  test("in the month (UTC) in which it was ordered", async () => {
    const take = (at: string) =>
      db().transaction(async (tx) =>
        takeRender(tx, await lockAccount(tx, ownerId), { renderId: randomUUID(), clipSeconds: 10 }, new Date(at)),
      );
    for (let n = 0; n < 10; n++) await take("2027-01-31T23:59:59.999Z");
    await expect(take("2027-01-31T23:59:59.999Z")).rejects.toMatchObject({
      code: "limit_reached",
      userMessage: expect.stringContaining(
        "All 10 renders of this month are used (free plan). The next 10 come on 1 February",
      ),
      details: { what: "renders", plan: "free", limit: 10, used: 10, resetsAt: "2027-02-01T00:00:00.000Z" },
      retryAfter: 1,
    });
    expect(await used(new Date("2027-01-01T00:00:00Z"))).toBe(10);
    await take("2027-02-01T00:00:00.000Z");
    expect(await used(new Date("2027-02-28T12:00:00Z"))).toBe(1);
    expect(await used(new Date("2026-12-31T23:59:59Z"))).toBe(0);

    // What is over is forgotten, what is counted is not.
    await forgetOrders(new Date("2027-02-01T00:00:00Z"));
    expect(await used(new Date("2027-01-31T00:00:00Z"))).toBe(0);
    expect(await used(new Date("2027-02-28T12:00:00Z"))).toBe(1);
  });

  test("against the plan that the account has now", async () => {
    for (let n = 0; n < 10; n++) await order();
    await expect(order()).rejects.toMatchObject({ code: "limit_reached" });
    await db().update(accounts).set({ plan: "plus" }).where(eq(accounts.id, ownerId));
    await order();
    expect(await used()).toBe(11);
  });
});

describe("what a plan does not give", () => {
  test("a longer clip, a larger file and a render with no room left are refused with what to do", async () => {
    const free = PLANS.free;
    const take = (clipSeconds: number) =>
      db().transaction(async (tx) =>
        takeRender(tx, await lockAccount(tx, ownerId), { renderId: randomUUID(), clipSeconds }),
      );
    await take(free.clipSeconds);
    await expect(take(free.clipSeconds + 61)).rejects.toMatchObject({
      code: "limit_reached",
      userMessage: expect.stringContaining("Make the clip shorter"),
      details: { what: "clip", limit: 600, used: 661 },
    });
    const upload = createUpload(ownerId, { kind: "video", name: "a.mp4", size: 9 * GB, fingerprint: "a" });
    await expect(upload).rejects.toMatchObject({ code: "limit_reached", details: { what: "upload", used: 9 * GB } });
    await db()
      .update(videos)
      .set({ size: 30 * GB })
      .where(eq(videos.ownerId, ownerId));
    await expect(take(10)).rejects.toMatchObject({
      userMessage: expect.stringContaining("Delete projects or renders"),
      details: { what: "storage", limit: free.storedBytes },
    });
  });

  test("nothing is given to an account that is being deleted", async () => {
    await db().update(accounts).set({ erasingSince: new Date() }).where(eq(accounts.id, ownerId));
    await expect(createRender(ownerId, { projectId })).rejects.toMatchObject({ code: "unauthorized" });
  });
});

test("a month begins with its first millisecond and ends with the next one's, also in December", () => {
  expect(monthOf(new Date("2026-12-31T23:59:59.999Z"))).toEqual({
    start: new Date("2026-12-01T00:00:00Z"),
    end: new Date("2027-01-01T00:00:00Z"),
  });
});
