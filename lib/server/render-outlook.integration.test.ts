import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { usualSize } from "#lib/domain/render/estimate";
import { outputSchema } from "#lib/domain/render/output";
import { renderWork } from "#lib/domain/render/render-work";
import { db } from "#lib/server/db/client";
import { renders } from "#lib/server/db/schema";
import { claimRender } from "#lib/server/render-claim";
import { renderOutlook } from "#lib/server/render-outlook";
import { createRender } from "#lib/server/renders";
import { facts } from "#lib/server/testing/fixtures";
import { finishRender, orderRender } from "#lib/server/testing/order-render";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const WORK = renderWork({ facts: facts(), clip: { in: 0, out: 20 }, output: outputSchema.parse({}) });
const TOMORROW = new Date(Date.now() + 86_400_000);

test("the pace is that of finished renders, what waits ahead is what comes first", async () => {
  const me = randomUUID();
  const nothing = await renderOutlook(me);
  expect(nothing).toMatchObject({ measured: 0, ahead: { renders: 0, work: 0 } });

  for (const share of [0.5, 0.5, 0.8]) {
    const { id } = await orderRender(randomUUID());
    await finishRender(id, TOMORROW);
    const startedAt = new Date(Date.now() - 1000 * share * WORK);
    await db().update(renders).set({ startedAt, finishedAt: new Date() }).where(eq(renders.id, id));
  }
  const { pace, measured } = await renderOutlook(me);
  expect(measured).toBe(3);
  expect(pace.usual).toBeCloseTo(0.5, 2);
  expect(pace.high).toBeGreaterThan(pace.usual);
  expect(pace.low).toBeLessThan(pace.usual);

  const other = randomUUID();
  const { id: running, projectId } = await orderRender(other);
  const claim = await claimRender(running);
  await claim?.report({ progress: 0.5 });
  for (let i = 0; i < 3; i++) await createRender(other, { projectId });
  // Half of the one that runs; of those that wait only the next one, since this person has none in the queue.
  const { ahead } = await renderOutlook(me);
  expect(ahead.renders).toBe(1);
  expect(ahead.work).toBeCloseTo(WORK / 2, 5);
  await orderRender(me);
  expect((await renderOutlook(me)).ahead.renders).toBe(3);
});

test("films of the same video tell the size best, other films of the same person something", async () => {
  const me = randomUUID();
  expect((await renderOutlook(me)).size).toBeNull();
  const { id, videoId } = await orderRender(me);
  await finishRender(id, TOMORROW);
  const usual = usualSize({ facts: facts(), clip: { in: 0, out: 20 }, output: outputSchema.parse({}) });
  // The poster is no film.
  const same = (await renderOutlook(me, videoId)).size;
  expect(same?.ratio).toBeCloseTo(1234 / usual, 6);
  const other = (await renderOutlook(me, randomUUID())).size;
  expect(other?.ratio).toBeCloseTo(1234 / usual, 6);
  expect(other?.within).toBeGreaterThan(same?.within ?? 9);
  expect((await renderOutlook(randomUUID(), videoId)).size).toBeNull();
});
