import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/server/db/client";
import { accounts, renders } from "#lib/server/db/schema";
import { runningRenders } from "#lib/server/limits/place-taken";
import { setPlan } from "#lib/server/limits/set-plan";
import { closeSender } from "#lib/server/queue/enqueue";
import { SCHEMA } from "#lib/server/queue/queue-settings";
import { cancelRender, createRender } from "#lib/server/renders";
import { type Begun, beginNext, riderWith } from "#lib/server/testing/render-line";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";

let database: TestDatabase;
/** Of workers on machines of their own. */
let bosses: PgBoss[];
beforeAll(async () => {
  database = await testDatabase();
  bosses = Array.from(
    { length: 6 },
    () => new PgBoss({ connectionString: database.url, schema: SCHEMA, max: 1, supervise: false, schedule: false }),
  );
  for (const boss of bosses) await boss.start();
});
afterAll(async () => {
  await Promise.all(bosses.map((boss) => boss.stop({ graceful: false })));
  await closeSender();
  await database.drop();
});
beforeEach(async () => {
  await db().execute(sql`delete from pgboss.job`);
  await db().delete(renders);
});

async function ordered(plan: "free" | "plus" | "unlimited", count: number): Promise<string> {
  const id = randomUUID();
  const { projectId } = await riderWith(id, plan);
  await Promise.all(Array.from({ length: count }, () => createRender(id, { projectId })));
  return id;
}

/** Every worker asks at the same moment. */
const askAll = () => Promise.all(bosses.map(beginNext));
const isBegun = (answer: Awaited<ReturnType<typeof beginNext>>): answer is Begun => typeof answer !== "string";
const begunOf = async () => (await askAll()).filter(isBegun);

test("workers that ask at the same moment never run more of one person's renders than their plan gives", async () => {
  const people = new Map([
    [await ordered("free", 8), { plan: "free", limit: 1, most: 0 }],
    [await ordered("plus", 12), { plan: "plus", limit: 3, most: 0 }],
    [await ordered("unlimited", 12), { plan: "unlimited", limit: Number.POSITIVE_INFINITY, most: 0 }],
  ]);
  let handedBack = 0;
  let ended = 0;
  let running: Begun[] = [];
  for (let round = 0; ended < 32 && round < 100; round++) {
    const answers = await askAll();
    handedBack += answers.filter((answer) => answer === "handed back").length;
    running.push(...answers.filter(isBegun));
    for (const [id, person] of people) {
      const now = running.filter(({ ownerId }) => ownerId === id).length;
      expect(await runningRenders(db(), id)).toBe(now);
      person.most = Math.max(person.most, now);
      expect(now).toBeLessThanOrEqual(person.limit);
    }
    // The older half ends; everything, when nothing more could be begun.
    const count = answers.some(isBegun) ? Math.ceil(running.length / 2) : running.length;
    for (const render of running.slice(0, count)) await render.finish();
    running = running.slice(count);
    ended += count;
  }
  for (const { plan, limit, most } of people.values()) {
    process.stdout.write(`${plan}: limit ${limit}, most at the same time ${most}\n`);
  }
  process.stdout.write(`6 workers, 32 renders: ${ended} ended, handed back ${handedBack} times\n`);
  expect(ended).toBe(32);
  expect([...people.values()].map(({ most }) => most).slice(0, 2)).toEqual([1, 3]);
});

test("a place is free as soon as its render is cancelled, is handed back, or its dead worker is noticed", async () => {
  const id = await ordered("free", 5);
  const next = () => beginNext(bosses[0]!);
  const begun = async () => {
    const answer = await next();
    if (!isBegun(answer)) throw new Error(`no render was begun: ${answer}`);
    return answer;
  };
  const first = await begun();
  expect(await next()).toBe("nothing");

  await cancelRender(id, first.id);
  const second = await begun();
  expect(await next()).toBe("nothing");

  await second.handBack();
  const third = await begun();
  expect(third.id).toBe(second.id);
  expect(await next()).toBe("nothing");

  // Its worker was killed: no heartbeat any more, until the queue's supervisor sees it.
  await db().execute(sql`update pgboss.job set heartbeat_on = now() - interval '1 minute' where id = ${third.id}`);
  expect(await next()).toBe("nothing");
  await bosses[0]!.supervise("render");
  await db().execute(sql`update pgboss.job set start_after = now() where id = ${third.id}`);
  expect((await begun()).id).toBe(third.id);
  expect(await next()).toBe("nothing");
});

test("what was queued as of a larger plan than its owner has now is counted anew and keeps nobody from the workers", async () => {
  const id = await ordered("free", 4);
  // As it is when DEFAULT_PLAN was changed to a smaller one: nothing tells the queue.
  await db().execute(sql`update pgboss.job set group_tier = 'unlimited' where name = 'render' and group_id = ${id}`);
  await ordered("free", 1);
  await db().execute(sql`update pgboss.job set priority = -9 where name = 'render' and group_id <> ${id}`);
  const [boss] = bosses;
  const answers: unknown[] = [];
  for (let n = 0; n < 6; n++) {
    const answer = await beginNext(boss!);
    answers.push(isBegun(answer) ? (answer.ownerId === id ? "theirs" : "another's") : answer);
  }
  expect(answers).toEqual(["theirs", "handed back", "handed back", "handed back", "another's", "nothing"]);
});

test("what waits follows a change of plan", async () => {
  const id = await ordered("free", 6);
  expect(await begunOf()).toHaveLength(1);
  await setPlan(id, "plus");
  expect(await begunOf()).toHaveLength(2);
  await setPlan(id, "unlimited");
  expect(await begunOf()).toHaveLength(3);
  const [row] = await db().select({ plan: accounts.plan }).from(accounts).where(eq(accounts.id, id));
  expect(row?.plan).toBe("unlimited");
});
