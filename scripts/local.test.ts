import { expect, test, vi } from "vitest";
import { ENV_NAMES } from "#lib/server/env";
import { childEnv } from "./local.ts";

test("the servers get every setting, so that neither takes one from a file that the other does not read", () => {
  vi.stubEnv("S3_BUCKET", "production");
  vi.stubEnv("SOMETHING_ELSE", "kept");
  const env = childEnv({ DATABASE_URL: "postgres://127.0.0.1/rides" });
  expect(env).toMatchObject({ DATABASE_URL: "postgres://127.0.0.1/rides", S3_BUCKET: "", SOMETHING_ELSE: "kept" });
  for (const name of ENV_NAMES) expect(env[name], name).toBeTypeOf("string");
  expect(ENV_NAMES).toEqual(expect.arrayContaining(["DATABASE_DIRECT_URL", "S3_ENDPOINT", "SUPABASE_URL"]));
  vi.unstubAllEnvs();
});
