import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

test("a worker that could not open its storage ends before it takes a job, and says why", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "sportssync-worker-"));
  const settings = { SPORTSSYNC_MODE: "local", DATABASE_URL: "postgres://127.0.0.1:9/none", DATA_DIR: dataDir };
  const worker = spawn(process.execPath, [resolve(import.meta.dirname, "main.ts")], {
    env: { ...process.env, S3_BUCKET: "", STORAGE_SECRET: "", ...settings },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [said, [code]] = await Promise.all([text(worker.stderr), once(worker, "exit")]);
  expect(code).toBe(2);
  expect(said).toMatch(/^Files are kept on disk, but STORAGE_SECRET.* is missing/);
  await rm(dataDir, { recursive: true });
});
