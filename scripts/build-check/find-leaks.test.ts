import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findLeaks, MARKED } from "./find-leaks.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sportssync-build-"));
  for (const part of ["static/chunks", "server"]) await mkdir(join(folder, part), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

test("what unlocks something is a secret, without being named one", () => {
  expect(Object.keys(MARKED)).toEqual(
    expect.arrayContaining([
      "DATABASE_URL",
      "S3_SECRET_ACCESS_KEY",
      "STORAGE_SECRET",
      "SUPABASE_SECRET_KEY",
      "SMTP_URL",
    ]),
  );
});

test("a value is found wherever it is, a name where browsers get it", async () => {
  await writeFile(
    join(folder, "static/chunks/a.js"),
    'process.env.SUPABASE_SECRET_KEY; "Mail is off: SMTP_URL is not set"',
  );
  await writeFile(join(folder, "server/b.js"), `process.env.STORAGE_SECRET; const key = "${MARKED.SMTP_URL}"`);
  expect((await findLeaks(folder)).sort()).toEqual([
    "server/b.js: the value of SMTP_URL",
    "static/chunks/a.js: the name SUPABASE_SECRET_KEY",
  ]);
});
