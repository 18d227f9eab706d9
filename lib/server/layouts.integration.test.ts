import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { COCKPIT } from "#lib/domain/overlay/layouts/cockpit";
import { db } from "#lib/server/db/client";
import { layouts } from "#lib/server/db/schema";
import { createLayout, deleteLayout, listLayouts, updateLayout } from "#lib/server/layouts";
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

const named = (name: string) => ({ ...COCKPIT, name });
const namesOf = async () => (await listLayouts(ownerId)).map(({ layout }) => layout.name);

test("a layout is kept as it is, renamed, replaced and deleted", async () => {
  const made = await createLayout(ownerId, named("Evening"));
  await createLayout(ownerId, named("Morning"));
  expect(made.layout).toEqual(named("Evening"));
  expect(await namesOf()).toEqual(["Evening", "Morning"]);

  const changed = { ...named("Night"), gauges: COCKPIT.gauges.slice(0, 3) };
  const saved = await updateLayout(ownerId, made.id, changed);
  expect(saved).toMatchObject({ id: made.id, layout: changed, createdAt: made.createdAt });
  expect(await namesOf()).toEqual(["Night", "Morning"]);

  await deleteLayout(ownerId, made.id);
  expect(await namesOf()).toEqual(["Morning"]);
  await expect(deleteLayout(ownerId, made.id)).rejects.toMatchObject({ code: "not_found" });
});

test("a name is given once: neither one of ours nor another of the person's is taken", async () => {
  const made = await createLayout(ownerId, named("Evening"));
  const other = await createLayout(ownerId, named("Morning"));
  for (const name of ["evening", "Cockpit", "data-rich"]) {
    await expect(createLayout(ownerId, named(name))).rejects.toMatchObject({ code: "conflict" });
    await expect(updateLayout(ownerId, other.id, named(name))).rejects.toMatchObject({ code: "conflict" });
  }
  // A layout may keep its own.
  expect((await updateLayout(ownerId, made.id, named("EVENING"))).layout.name).toBe("EVENING");
});

test("of two windows that save under one name at the same moment, one wins", async () => {
  const saves = await Promise.allSettled(Array.from({ length: 6 }, () => createLayout(ownerId, named("Mine"))));
  expect(saves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await namesOf()).toEqual(["Mine"]);
});

test("another person sees none of them and changes none", async () => {
  const made = await createLayout(ownerId, named("Evening"));
  const other = randomUUID();
  expect(await listLayouts(other)).toEqual([]);
  await expect(updateLayout(other, made.id, named("Theirs"))).rejects.toMatchObject({ code: "not_found" });
  await expect(deleteLayout(other, made.id)).rejects.toMatchObject({ code: "not_found" });
  expect((await createLayout(other, named("Evening"))).layout.name).toBe("Evening");
  expect(await namesOf()).toEqual(["Evening"]);
});

test("a hundred are enough, in words", async () => {
  const rows = Array.from({ length: 100 }, (_, i) => ({ ownerId, layout: named(`Layout ${i}`) }));
  await db().insert(layouts).values(rows);
  await expect(createLayout(ownerId, named("One more"))).rejects.toMatchObject({
    code: "conflict",
    userMessage: expect.stringContaining("100 layouts"),
  });
});
