import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/server/db/client";
import { renders, videos } from "#lib/server/db/schema";
import { closeSender } from "#lib/server/queue/enqueue";
import { SCHEMA } from "#lib/server/queue/queue-settings";
import { createRender } from "#lib/server/renders";
import { type Begun, beginNext, riderWith } from "#lib/server/testing/render-line";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";

let database: TestDatabase;
let boss: PgBoss;
/** Names of the people, in tests' words. */
let names: Map<string, string>;
beforeAll(async () => {
  database = await testDatabase();
  boss = new PgBoss({ connectionString: database.url, schema: SCHEMA, supervise: false, schedule: false });
  await boss.start();
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await closeSender();
  await database.drop();
});
beforeEach(async () => {
  names = new Map();
  await db().execute(sql`delete from pgboss.job`);
  await db().delete(renders);
});

/** A person without limits who orders renders one after another. */
async function person(name: string): Promise<{ id: string; order: (count?: number) => Promise<void> }> {
  const id = randomUUID();
  names.set(id, name);
  const { projectId } = await riderWith(id, "unlimited");
  const order = async (count = 1) => {
    for (let n = 0; n < count; n++) await createRender(id, { projectId });
  };
  return { id, order };
}

/** Fills the slots of so many workers; gives what they begin. */
async function begin(slots: number): Promise<Begun[]> {
  const begun: Begun[] = [];
  for (let slot = 0; slot < slots; slot++) begun.push((await beginNext(boss)) as Begun);
  return begun;
}

/** Whose renders begin from here on: the longest running ends, the next begins. */
async function serve(running: Begun[], count: number, between?: (begun: Begun) => Promise<void>): Promise<string> {
  let order = "";
  for (let n = 0; n < count; n++) {
    await running.shift()?.finish();
    const next = await beginNext(boss);
    if (typeof next === "string") break;
    order += names.get(next.ownerId);
    running.push(next);
    await between?.(next);
  }
  return order;
}

describe("one who has queued 50 renders", () => {
  test.each([1, 4])("delays another's first by none beyond those that run, with %i workers", async (workers) => {
    const [a, b] = [await person("A"), await person("B")];
    await a.order(50);
    const running = await begin(workers);
    await b.order();
    const begins = await serve(running, 6);
    const before = begins.indexOf("B");
    process.stdout.write(`${workers} workers: ${before} of A's 50 renders begin before B's one (${workers} ran)\n`);
    expect(begins).toBe("BAAAAA");
  });

  test("shares with one who orders in the middle of it as if both had begun together", async () => {
    const [a, b] = [await person("A"), await person("B")];
    await a.order(30);
    const running = await begin(1);
    await serve(running, 20);
    await b.order(5);
    expect(await serve(running, 12)).toBe("BABABABABAAA");
  });
});

describe("people with backlogs", () => {
  test("of different length are served in rotation", async () => {
    const [a, b, c] = [await person("A"), await person("B"), await person("C")];
    await a.order(6);
    await b.order(4);
    await c.order(2);
    const begins = await serve([], 12);
    process.stdout.write(`A 6, B 4, C 2 renders: ${begins}\n`);
    expect(begins).toBe("ABCABCABABAA");
  });

  test("are not passed for ever by those who order one at a time, each as soon as their last one has ended", async () => {
    const [a, b, c] = [await person("A"), await person("B"), await person("C")];
    await a.order(20);
    const running = await begin(1);
    await b.order();
    await c.order();
    const again = new Map([
      [b.id, b],
      [c.id, c],
    ]);
    // B and C each have one waiting nearly always: ordered when the last one began.
    const begins = await serve(running, 30, async ({ ownerId }) => again.get(ownerId)?.order());
    process.stdout.write(`A's backlog beside B and C who order one at a time: ${begins}\n`);
    expect(begins.split("A").length - 1).toBeGreaterThanOrEqual(9);
  });

  test("whose first render has waited for half an hour are not passed by people who come later", async () => {
    const [a, b] = [await person("A"), await person("B")];
    await b.order();
    const running = await begin(1);
    await a.order(3);
    const first = await person("N");
    await first.order();
    // A's renders have waited; the one that B runs takes long.
    await db().execute(sql`update pgboss.job set created_on = created_on - interval '31 minutes'
      where state < 'active' and group_id = ${a.id}`);
    await db()
      .update(renders)
      .set({ startedAt: sql`started_at - interval '31 minutes'` })
      .where(eq(renders.status, "running"));
    const later = [await person("X"), await person("Y")];
    for (const newcomer of later) await newcomer.order();
    expect(await serve(running, 6)).toBe("ANXYAA");
  });

  test("of YouTube videos that are fetched first are not passed by people who come later either", async () => {
    const fromYoutube = async (name: string) => {
      const one = await person(name);
      await db().update(videos).set({ key: null, youtubeId: "dQw4w9WgXcQ" }).where(eq(videos.ownerId, one.id));
      return one;
    };
    const a = await fromYoutube("A");
    await a.order(3);
    await db().execute(sql`update pgboss.job set created_on = created_on - interval '31 minutes'`);
    let begins = "";
    for (let n = 0; n < 6; n++) {
      await (await fromYoutube("N")).order();
      const [job] = await boss.fetch<{ renderId: string }>("fetch");
      await boss.complete("fetch", job!.id);
      const [row] = await db().select().from(renders).where(eq(renders.id, job!.data.renderId));
      begins += names.get(row!.ownerId);
    }
    expect(begins.split("A").length - 1).toBe(3);
  });

  test("nothing of an earlier, finished day is held against anyone beyond one round", async () => {
    const [a, b] = [await person("A"), await person("B")];
    await a.order(12);
    await serve([], 12);
    await db().execute(sql`update pgboss.job set state = 'completed' where state = 'active'`);
    await b.order(4);
    await a.order(3);
    expect(await serve([], 7)).toBe("BABABAB");
  });
});
