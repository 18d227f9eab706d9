import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#lib/server/db/client";
import { renders } from "#lib/server/db/schema";
import { keptFilms } from "#lib/server/kept-films";
import { getRender } from "#lib/server/renders";
import { createShare, listShares, openShare, revokeShare } from "#lib/server/shares";
import { finishRender, orderRender } from "#lib/server/testing/order-render";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";

let database: TestDatabase;
let ownerId: string;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  ownerId = randomUUID();
});

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
const DAY = 86_400;

async function shared(expiresAt: Date): Promise<{ id: string; token: string }> {
  const { id } = await orderRender(ownerId);
  await finishRender(id, expiresAt);
  return { id, token: (await createShare(ownerId, id)).token };
}
const expire = (id: string) =>
  db()
    .update(renders)
    .set({ expiresAt: inSeconds(-1) })
    .where(eq(renders.id, id));

/** Seconds for which a signed address works. */
function lifetime(url: string | undefined): number {
  return Number(new URL(url ?? "").searchParams.get("expires")) - Date.now() / 1000;
}

test("addresses of files that a link gives out work for an hour, their owner's for six, none beyond the render's end", async () => {
  const { id, token } = await shared(inSeconds(30 * DAY));
  const [open] = (await openShare(token)).renditions;
  const [own] = (await getRender(ownerId, id)).renditions;
  for (const url of [open?.url, open?.downloadUrl]) expect(Math.round(lifetime(url) / 60)).toBe(60);
  for (const url of [own?.url, own?.downloadUrl]) expect(Math.round(lifetime(url) / 60)).toBe(360);

  const end = inSeconds(600);
  const ending = await shared(end);
  for (const file of [
    ...(await openShare(ending.token)).renditions,
    ...(await getRender(ownerId, ending.id)).renditions,
  ]) {
    expect(Number(new URL(file.url).searchParams.get("expires"))).toBeLessThanOrEqual(end.getTime() / 1000);
  }
});

test("a render whose time is over is over everywhere, before any upkeep", async () => {
  const { id, token } = await shared(inSeconds(600));
  await expire(id);
  await expect(openShare(token)).rejects.toMatchObject({ code: "gone" });
  expect(await getRender(ownerId, id)).toMatchObject({
    status: "expired",
    renditions: [],
    share: null,
    extendable: false,
  });
  await expect(createShare(ownerId, id)).rejects.toMatchObject({ code: "gone" });
  expect(await listShares(ownerId)).toEqual([]);
  expect(await keptFilms(ownerId)).toEqual({ films: [], more: 0 });
});

test("the list of links holds those that work, of this person, the newest first", async () => {
  const [first, second, revoked, ended] = [
    await shared(inSeconds(DAY)),
    await shared(inSeconds(2 * DAY)),
    await shared(inSeconds(DAY)),
    await shared(inSeconds(DAY)),
  ];
  await revokeShare(ownerId, revoked.id);
  await expire(ended.id);
  expect((await listShares(ownerId)).map(({ token, renderId }) => [token, renderId])).toEqual([
    [second.token, second.id],
    [first.token, first.id],
  ]);
  expect(await listShares(randomUUID())).toEqual([]);
  const { films } = await keptFilms(ownerId);
  expect(films.map(({ renderId, shareUrl }) => [renderId, shareUrl?.split("/").at(-1)])).toEqual(
    expect.arrayContaining([
      [first.id, first.token],
      [second.id, second.token],
      [revoked.id, undefined],
    ]),
  );
  expect(films.at(-1)?.renderId).toBe(second.id);
});

test("a token is 128 bits; one that never was is not told from one that is no token", async () => {
  const { token } = await shared(inSeconds(DAY));
  expect(Buffer.from(token, "base64url")).toHaveLength(16);
  for (const wrong of [
    Buffer.alloc(16).toString("base64url"),
    "",
    "x",
    `${token}x`,
    `${token.slice(1)}\0`,
    "../../etc",
  ]) {
    await expect(openShare(wrong), wrong).rejects.toMatchObject({
      code: "not_found",
      userMessage: "There is no video behind this link.",
    });
  }
});
