import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { serve, type TestServer } from "#lib/server/storage/testing/http-server";

vi.mock("server-only", () => ({}));

let server: TestServer;
let asked: Headers;
beforeAll(async () => {
  server = await serve(async ({ headers }) => {
    asked = headers;
    return Response.json({ code: 400, error_code: "invalid_credentials", msg: "no" }, { status: 400 });
  });
});
afterAll(() => server[Symbol.asyncDispose]());

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
  const hosted = {
    SPORTSSYNC_MODE: "hosted",
    PUBLIC_URL: "https://rides.example",
    DATABASE_URL: "postgres://127.0.0.1/none",
    SUPABASE_URL: server.url,
    SUPABASE_PUBLISHABLE_KEY: "sb_publishable_x",
    S3_BUCKET: "rides",
    S3_ACCESS_KEY_ID: "id",
    S3_SECRET_ACCESS_KEY: "secret",
  };
  for (const [name, value] of Object.entries(hosted)) vi.stubEnv(name, value);
});

/** The headers with which Supabase is asked for somebody who came from this address. */
async function askedFor(address: string): Promise<(string | null)[]> {
  const { authClient } = await import("#lib/web/supabase");
  const auth = authClient(new Headers({ "x-forwarded-for": address }), { getAll: () => [], setAll: () => {} });
  await auth.signInWithPassword({ email: "ada@example.org", password: "guess" });
  return [asked.get("apikey"), asked.get("sb-forwarded-for")];
}

test("Supabase is told whose attempt it is where there is a secret key, which is what it believes that from", async () => {
  vi.stubEnv("SUPABASE_SECRET_KEY", "sb_secret_x");
  expect(await askedFor("203.0.113.9")).toEqual(["sb_secret_x", "203.0.113.9"]);
  expect(await askedFor("2001:db8:1:2:3:4:5:6")).toEqual(["sb_secret_x", "2001:db8:1:2::"]);
});

test("without that key no address is claimed", async () => {
  expect(await askedFor("203.0.113.9")).toEqual(["sb_publishable_x", null]);
});
