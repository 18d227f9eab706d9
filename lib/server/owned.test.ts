import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

// Raw SQL over everybody (turns in the queue, jobs to end) is not looked at.
test("whose a row is, is decided in one place", () => {
  const sources = globSync(["lib/server/**/*.ts", "lib/web/**/*.ts", "worker/**/*.ts", "app/**/*.{ts,tsx}"], {
    cwd: ROOT,
  });
  const elsewhere = sources
    .filter((file) => !/\.test\.ts$|\/testing\/|lib\/server\/owned\.ts$/.test(file.replaceAll("\\", "/")))
    .filter((file) => /\b(?:eq|inArray|ne)\(\s*\w+\.ownerId\b/.test(readFileSync(join(ROOT, file), "utf8")));
  expect(sources.length).toBeGreaterThan(100);
  expect(elsewhere).toEqual([]);
});
