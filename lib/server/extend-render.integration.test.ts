import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { extendRender } from "#lib/server/extend-render";
import { cancelRender, getRender } from "#lib/server/renders";
import { createShare, openShare } from "#lib/server/shares";
import { finishRender, orderRender } from "#lib/server/testing/order-render";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { expireRenders } from "#lib/server/upkeep/expire-renders";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

async function finished(expiresAt: Date): Promise<{ ownerId: string; id: string }> {
  const ownerId = randomUUID();
  const { id } = await orderRender(ownerId);
  await finishRender(id, expiresAt);
  return { ownerId, id };
}

test("files and link are kept for 30 days more, and outlive the first date", async () => {
  const before = inDays(3);
  const { ownerId, id } = await finished(before);
  const share = await createShare(ownerId, id);
  expect(await getRender(ownerId, id)).toMatchObject({ extendable: true, expiresAt: before.toISOString() });

  const later = new Date(before.getTime() + 30 * DAY).toISOString();
  expect(await extendRender(ownerId, id)).toMatchObject({ extendable: false, expiresAt: later });
  expect(await openShare(share.token)).toMatchObject({ expiresAt: later });
  await expireRenders(inDays(4));
  expect((await getRender(ownerId, id)).status).toBe("done");
  await expireRenders(inDays(34));
  expect((await getRender(ownerId, id)).status).toBe("expired");
});

test("of two clicks at the same time one extends, once", async () => {
  const before = inDays(3);
  const { ownerId, id } = await finished(before);
  const outcomes = await Promise.allSettled([extendRender(ownerId, id), extendRender(ownerId, id)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = outcomes.find((outcome) => outcome.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "conflict", userMessage: expect.stringContaining("once") });
  expect((await getRender(ownerId, id)).expiresAt).toBe(new Date(before.getTime() + 30 * DAY).toISOString());
});

test("what has expired stays so, whether or not that was noticed yet", async () => {
  const { ownerId, id } = await finished(inDays(-1));
  expect((await getRender(ownerId, id)).extendable).toBe(false);
  await expect(extendRender(ownerId, id)).rejects.toMatchObject({ code: "gone" });
  await expireRenders(new Date());
  await expect(extendRender(ownerId, id)).rejects.toMatchObject({ code: "gone" });
});

test("there is nothing to keep before the end, after a cancel, or of other people", async () => {
  const ownerId = randomUUID();
  const { id } = await orderRender(ownerId);
  await expect(extendRender(ownerId, id)).rejects.toMatchObject({ code: "conflict" });
  await cancelRender(ownerId, id);
  await expect(extendRender(ownerId, id)).rejects.toMatchObject({ code: "conflict" });
  await expect(extendRender(randomUUID(), id)).rejects.toMatchObject({ code: "not_found" });
});
