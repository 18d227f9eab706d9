import { randomUUID } from "node:crypto";
import { createClient } from "@supabase/supabase-js";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seeAccount } from "#lib/server/accounts";
import { db } from "#lib/server/db/client";
import { accounts } from "#lib/server/db/schema";
import { eraseAccount } from "#lib/server/erase/erase-account";
import { requestErasure } from "#lib/server/erase/request-erasure";
import { type AuthServer, startAuthServer } from "#lib/server/testing/auth-server/start-auth-server";
import { type TestDatabase, testDatabase } from "#lib/server/testing/test-database";
import { rowsWith } from "#lib/server/testing/traces";

let database: TestDatabase;
let server: AuthServer;
beforeAll(async () => {
  database = await testDatabase();
  server = await startAuthServer({ databaseUrl: database.url, siteUrl: "https://rides.example" });
  Object.assign(process.env, {
    SPORTSSYNC_MODE: "hosted",
    PUBLIC_URL: "https://rides.example",
    SUPABASE_URL: server.url,
    SUPABASE_PUBLISHABLE_KEY: server.publishableKey,
    SUPABASE_SECRET_KEY: server.secretKey,
    ...{
      S3_BUCKET: "rides",
      S3_ACCESS_KEY_ID: "id",
      S3_SECRET_ACCESS_KEY: "secret",
      S3_ENDPOINT: "http://127.0.0.1:9",
    },
  });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await database.drop();
});

const never = new AbortController().signal;

test("a deleted account takes its sign-in with it; its id is refused until the last access token has ended, then nothing is left", async () => {
  const { admin } = createClient(server.url, server.secretKey, { auth: { persistSession: false } }).auth;
  const email = `${randomUUID()}@rides.example`;
  const made = await admin.createUser({ email, password: "long enough", email_confirm: true });
  const id = made.data.user!.id;
  await seeAccount({ id, email });
  await requestErasure({ id, email }, email);
  // The service did not answer for hours, in which the person was given new tokens.
  await db().update(accounts).set({ erasingSince: sql`now() - interval '5 hours'` }).where(eq(accounts.id, id));
  await eraseAccount(id, never);
  expect((await admin.getUserById(id)).error?.status).toBe(404);

  // A program that still holds a token cannot fill an account that nobody can sign in to.
  await expect(seeAccount({ id, email })).rejects.toMatchObject({ code: "unauthorized" });
  const [row] = await db().select().from(accounts).where(eq(accounts.id, id));
  expect(row).toMatchObject({ email: null });
  const [job] = await db().execute<{ minutes: number }>(sql`
    select round(extract(epoch from start_after - now()) / 60)::int as minutes from pgboss.job
    where name = 'erase' and data ->> 'accountId' = ${id}`);
  expect(job).toEqual({ minutes: 60 });

  await db().update(accounts).set({ erasingSince: sql`now() - interval '61 minutes'` }).where(eq(accounts.id, id));
  await eraseAccount(id, never);
  expect(await db().$count(accounts, eq(accounts.id, id))).toBe(0);
  expect(await rowsWith([id, email])).toEqual({});
});

test("while the sign-in service does not answer, the account stays closed and the deletion is tried again", async () => {
  const id = randomUUID();
  await seeAccount({ id, email: null });
  await requestErasure({ id, email: null }, "delete");
  await server[Symbol.asyncDispose]();
  await expect(eraseAccount(id, never)).rejects.toMatchObject({ code: "unavailable" });
  await expect(seeAccount({ id, email: null })).rejects.toMatchObject({ code: "unauthorized" });
});
