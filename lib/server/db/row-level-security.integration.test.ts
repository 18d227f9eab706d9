import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { LAYOUTS } from "#lib/domain/overlay/layouts/layouts";
import { closeDb, db } from "#lib/server/db/client";
import { prepareDatabase } from "#lib/server/db/migrate";
import * as schema from "#lib/server/db/schema";
import { createShare } from "#lib/server/shares";
import { facts } from "#lib/server/testing/fixtures";
import { finishRender, orderRender } from "#lib/server/testing/order-render";

/** Whose a row is, for every table that people may read past this server; `null` for those that nobody may. */
const OWNER_OF: Readonly<Record<string, string | null>> = {
  accounts: "id",
  layouts: "owner_id",
  notices: "owner_id",
  project_videos: "(select owner_id from projects p where p.id = project_id)",
  projects: "owner_id",
  render_orders: "owner_id",
  renders: "owner_id",
  renditions: "(select owner_id from renders r where r.id = render_id)",
  shares: "owner_id",
  tracks: "owner_id",
  uploads: "owner_id",
  videos: "owner_id",
  deliveries: null,
  installation: null,
  rate_limits: null,
  webhooks: null,
  youtube_sections: null,
};
const TABLES = Object.keys(OWNER_OF);
const PEOPLE = { anna: randomUUID(), ben: randomUUID() };

const template = new URL(inject("templateUrl"));
const name = `test_${randomBytes(6).toString("hex")}`;
const url = Object.assign(new URL(template), { pathname: `/${name}` }).href;
const connect = (address: string) => postgres(address, { max: 1, onnotice: () => {} });
const admin = connect(Object.assign(new URL(template), { pathname: "/template1" }).href);
let dataDir: string;
let sql: postgres.Sql;
/** A connection of the tables' owner beside a request's. */
let owner: postgres.Sql;

beforeAll(async () => {
  await admin.unsafe(`create database ${name} template template0`);
  sql = connect(url);
  owner = connect(url);
  // As a Supabase project is before anything is put into it: its API's two roles get every right on what comes.
  for (const role of ["anon", "authenticated"]) {
    await sql.unsafe(`do $$ begin create role ${role} nologin; exception when duplicate_object then null; end $$`);
    await sql.unsafe(`grant usage on schema public to ${role}`);
    for (const kind of ["tables", "functions", "sequences"])
      await sql.unsafe(`alter default privileges in schema public grant all on ${kind} to ${role}`);
  }
  await prepareDatabase(url);
  dataDir = await mkdtemp(join(tmpdir(), "sportssync-data-"));
  const STORAGE_SECRET = randomBytes(32).toString("hex");
  const local = { SPORTSSYNC_MODE: "local", LOG_LEVEL: "silent", DATA_DIR: dataDir, STORAGE_SECRET };
  Object.assign(process.env, local, { DATABASE_URL: url });
  for (const id of Object.values(PEOPLE)) await leaveRows(id);
});
afterAll(async () => {
  await closeDb();
  await sql.end();
  await owner.end();
  await admin.unsafe(`drop database ${name} with (force)`);
  await admin.end();
  await rm(dataDir, { recursive: true, force: true });
});

/** A person's row in every table. */
async function leaveRows(ownerId: string): Promise<void> {
  await db()
    .insert(schema.accounts)
    .values({ id: ownerId, email: `${ownerId}@rides.example` })
    .onConflictDoNothing();
  const { id: renderId } = await orderRender(ownerId);
  await finishRender(renderId, new Date(Date.now() + 86_400_000));
  await createShare(ownerId, renderId);
  await db().insert(schema.renderOrders).values({ renderId, ownerId }).onConflictDoNothing();
  await db().insert(schema.layouts).values({ ownerId, layout: LAYOUTS.cockpit });
  await db()
    .insert(schema.uploads)
    .values({
      ...{ ownerId, kind: "video", name: "a.mp4", size: 1, fingerprint: "f", targetId: randomUUID() },
      ...{ key: "k", storageUploadId: "u", partSize: 1 },
    });
  const notice = { key: `test:${renderId}`, ownerId, kind: "render.done", renderId } as const;
  const [told] = await db().insert(schema.notices).values(notice).returning();
  const hook = { ownerId, url: "https://rides.example/hook", secret: "whsec_secret" };
  const [webhook] = await db().insert(schema.webhooks).values(hook).returning();
  await db().insert(schema.deliveries).values({ noticeId: told!.id, webhookId: webhook!.id });
  await db().insert(schema.rateLimits).values({ key: ownerId, points: 1 });
  const section = { youtubeId: "aZ0_-9bcdEF", start: 0, end: 9, key: ownerId, size: 1, facts: facts() };
  await db().insert(schema.youtubeSections).values(section);
}

/** What the Data API does for a request: its role, and the claims of the token that it has checked. */
function as<Value>(role: string, claims: string | null, ask: (tx: postgres.TransactionSql) => Promise<Value>) {
  return sql.begin(async (tx) => {
    await tx.unsafe(`set local role ${role}`);
    if (claims !== null) await tx`select set_config('request.jwt.claims', ${claims}, true)`;
    return ask(tx);
  });
}
const claimsOf = (sub: string) => JSON.stringify({ sub, role: "authenticated" });
const countIn = (tx: postgres.Sql | postgres.TransactionSql, table: string, where = "true") =>
  tx.unsafe<{ n: number }[]>(`select count(*)::int as n from ${table} where ${where}`).then(([row]) => row?.n);
const codeOf = (error: unknown) => (error as { code?: string }).code;

/** Of the schema that the Data API shows, what has no row-level security. */
async function openTables(): Promise<string[]> {
  const rows = await sql<{ relname: string }[]>`
    select relname from pg_class where relnamespace = 'public'::regnamespace
    and (relkind in ('v', 'm', 'f') or (relkind in ('r', 'p') and not relrowsecurity)) order by relname`;
  return rows.map(({ relname }) => relname);
}

test("every table is known to this test, and a table that is added without row-level security is noticed", async () => {
  const rows = await sql<{ tablename: string }[]>`select tablename from pg_tables where schemaname = 'public'`;
  expect(rows.map(({ tablename }) => tablename).sort()).toEqual([...TABLES].sort());
  expect(await openTables()).toEqual([]);
  await sql`create table later (id int)`;
  expect(await openTables()).toEqual(["later"]);
  await sql`drop table later`;
});

test("each of two people sees exactly their own rows, in every table", async () => {
  for (const me of Object.values(PEOPLE)) {
    await as("authenticated", claimsOf(me), async (tx) => {
      for (const [table, whose] of Object.entries(OWNER_OF)) {
        const mine = whose === null ? 0 : await countIn(owner, table, `${whose} = '${me}'`);
        if (whose !== null) expect(mine, `rows of the test in ${table}`).toBeGreaterThan(0);
        expect(await countIn(owner, table), `all rows in ${table}`).toBeGreaterThan(mine ?? 0);
        expect([table, await countIn(tx, table)]).toEqual([table, mine]);
      }
    });
  }
});

test.each([
  ["nobody", "anon", null],
  ["nobody, with empty claims", "anon", ""],
  ["the publishable key, whose token has no subject", "anon", '{"role":"anon"}'],
  ["somebody without a subject", "authenticated", '{"role":"authenticated"}'],
  ["an empty subject", "authenticated", '{"sub":""}'],
  ["a stranger", "authenticated", claimsOf(randomUUID())],
])("%s sees nothing", async (_, role, claims) => {
  await as(role, claims, async (tx) => {
    for (const table of TABLES) expect([table, await countIn(tx, table)]).toEqual([table, 0]);
  });
});

test("a subject that is no id is an error and no answer", async () => {
  const asked = as("authenticated", claimsOf(`' or true --`), (tx) => countIn(tx, "videos"));
  await expect(asked).rejects.toMatchObject({ code: "22P02" });
});

test("nobody writes anywhere: no new row, no change, no deletion, of their own rows neither", async () => {
  const before = await Promise.all(TABLES.map((table) => countIn(sql, table)));
  for (const [role, claims] of [
    ["anon", null],
    ["authenticated", claimsOf(PEOPLE.anna)],
  ] as const) {
    for (const table of TABLES) {
      const [row] = await sql.unsafe(`select to_jsonb(t) as row from ${table} t limit 1`);
      const [column] = Object.keys(row?.row);
      const insert = as(role, claims, (tx) =>
        tx.unsafe(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [row?.row]),
      );
      expect([table, await insert.then(() => "written", codeOf)]).toEqual([table, "42501"]);
      const update = as(role, claims, (tx) => tx.unsafe(`update ${table} set "${column}" = "${column}"`));
      expect([table, (await update).count]).toEqual([table, 0]);
      expect([table, (await as(role, claims, (tx) => tx.unsafe(`delete from ${table}`))).count]).toEqual([table, 0]);
    }
  }
  expect(await Promise.all(TABLES.map((table) => countIn(sql, table)))).toEqual(before);
});

test("queue, migrations and functions are out of reach", async () => {
  const me = claimsOf(PEOPLE.anna);
  for (const table of ["pgboss.job", "pgboss.queue", "drizzle.__drizzle_migrations"]) {
    const asked = as("authenticated", me, (tx) => countIn(tx, table));
    expect([table, await asked.then(() => "read", codeOf)]).toEqual([table, "42501"]);
  }
  const functions = await sql<{ name: string; definer: boolean; kind: string }[]>`
    select proname as name, prosecdef as definer, prorettype::regtype::text as kind
    from pg_proc where pronamespace = 'public'::regnamespace order by proname`;
  // None runs with its maker's rights, and beside triggers, which nobody can call, there is only "who am I".
  expect(functions.filter(({ definer }) => definer)).toEqual([]);
  expect(functions.filter(({ kind }) => kind !== "trigger").map((one) => one.name)).toEqual(["request_user"]);
});
