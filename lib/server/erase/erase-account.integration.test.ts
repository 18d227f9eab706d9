import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { JOBS } from "#lib/contracts/jobs";
import { seeAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { accounts, renders } from "#lib/server/db/schema";
import { eraseAccount } from "#lib/server/erase/erase-account";
import { SUBJECT_FIELDS } from "#lib/server/erase/person-jobs";
import { requestErasure } from "#lib/server/erase/request-erasure";
import { hashedKey } from "#lib/server/limits/rate-limit";
import { listProjects } from "#lib/server/projects";
import { openShare } from "#lib/server/shares";
import { storage } from "#lib/server/storage/open-storage";
import { fullPerson, type Person } from "#lib/server/testing/full-person";
import { ownedIds, ownedTables } from "#lib/server/testing/owned-tables";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { tracesOf } from "#lib/server/testing/traces";
import { resumeErasures } from "#lib/server/upkeep/resume-erasures";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const never = new AbortController().signal;

/** Every id of a person's rows, and their own, also as the rate limits know it. */
const idsOf = async (ownerId: string) => [
  ownerId,
  hashedKey(ownerId),
  ...Object.values(await ownedIds(ownerId)).flat(),
];

let erased: Person;
let other: typeof erased;
beforeEach(async () => {
  [erased, other] = [await fullPerson(), await fullPerson()];
});

describe("an account whose owner asked for it to be deleted", () => {
  test("is closed at once: links, renders, jobs and requests", async () => {
    await requestErasure(erased, "DELETE");
    await expect(openShare(erased.token)).rejects.toMatchObject({ code: "gone" });
    await expect(seeAccount(erased)).rejects.toMatchObject({ code: "unauthorized" });
    const [render] = await db().select().from(renders).where(eq(renders.id, erased.waiting.id));
    expect(render).toMatchObject({ status: "cancelled" });
    const open = await db().execute<{ name: string }>(sql`
      select name from pgboss.job where state < 'completed' and data::text ~ ${(await idsOf(erased.id)).join("|")}`);
    expect(open.map(({ name }) => name)).toEqual(["erase"]);
    // Asked for twice, it is done once.
    await requestErasure(erased, erased.email.toUpperCase());
    expect(await jobsOf(erased.id)).toBe(1);
    await expect(openShare(other.token)).resolves.toMatchObject({ title: "Ride" });
  });

  test("leaves nothing: no row of any table, no job, no file, and nobody else's is touched", async () => {
    const tables = await ownedTables();
    for (const table of tables) {
      const [row] = await db().execute(
        sql`select 1 from ${sql.identifier(table)} where owner_id = ${erased.id} limit 1`,
      );
      expect(row, `this test gives a person something in "${table}"`).toBeDefined();
    }
    const ids = await idsOf(erased.id);
    const before = await tracesOf(ids);
    const othersIds = await idsOf(other.id);
    const others = await tracesOf(othersIds);
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining([...tables.map((name) => `public.${name}`), "public.rate_limits", "files"]),
    );

    await requestErasure(erased, "delete");
    await eraseAccount(erased.id, never);
    const after = await tracesOf(ids);
    console.table({ before, after });
    expect(after).toEqual({});
    expect(await tracesOf(othersIds)).toEqual(others);
    const { key, storageUploadId } = erased.upload;
    await expect(storage().listParts(key, storageUploadId)).rejects.toMatchObject({ code: "not_found" });
    await expect(openShare(erased.token)).rejects.toMatchObject({ code: "not_found" });

    // Whoever signs in again begins with nothing.
    await seeAccount(erased);
    expect(await listProjects(erased.id)).toEqual([]);
  });

  test("is gone on with where it was left, and by the upkeep when the queue gave it up", async () => {
    const ids = await idsOf(erased.id);
    await requestErasure(erased, "delete");
    const remove = storage().delete;
    let calls = 0;
    storage().delete = async (keys) => {
      if (++calls === 2) throw new Error("storage went away");
      return remove(keys);
    };
    try {
      await expect(eraseAccount(erased.id, never)).rejects.toThrow("went away");
    } finally {
      storage().delete = remove;
    }
    expect(Object.keys(await tracesOf(ids))).toContain("public.videos");
    expect(await resumeErasures()).toBe(0);
    await db().execute(sql`delete from pgboss.job where data ->> 'accountId' = ${erased.id}`);
    expect(await resumeErasures()).toBe(1);
    expect(await jobsOf(erased.id)).toBe(1);
    await eraseAccount(erased.id, never);
    expect(await tracesOf(ids)).toEqual({});
    // A job that comes once more finds nothing to do.
    await eraseAccount(erased.id, never);
  });

  test("is not deleted without having been confirmed, and never without having been asked", async () => {
    for (const typed of ["", "yes", other.email]) {
      await expect(requestErasure(erased, typed)).rejects.toMatchObject({ code: "invalid_request" });
    }
    await eraseAccount(erased.id, never);
    expect(await db().$count(accounts, eq(accounts.id, erased.id))).toBe(1);
    expect(await listProjects(erased.id)).toHaveLength(2);
  });
});

const jobsOf = async (accountId: string) => {
  const rows = await db().execute(sql`
    select 1 from pgboss.job where name = 'erase' and state < 'completed' and data ->> 'accountId' = ${accountId}`);
  return rows.length;
};

test("every kind of job says in a known way whose it is", () => {
  const fields = Object.values(JOBS).flatMap(({ payload }) => Object.keys(payload.shape));
  const ids = fields.filter((field) => field.endsWith("Id"));
  expect(SUBJECT_FIELDS).toEqual(expect.arrayContaining(ids));
});
