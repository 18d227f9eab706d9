import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openWorkFolder, sweepWorkFolders } from "./work-folders.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "sportssync-folders-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

const folder = async (name: string) => {
  const path = join(dataDir, "work", name);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, "half.mp4"), "half a film");
  return path;
};

test("a sweep deletes the folders of processes that are gone, and no other", async () => {
  const gone = spawn("true");
  await once(gone, "exit");
  await folder(`${hostname()}-${gone.pid}`);
  await folder(`${hostname()}-${process.pid}`);
  await folder("another-machine-1");
  const left = await folder("another-machine-2");
  const longAgo = new Date(Date.now() - 72 * 3600_000);
  await utimes(left, longAgo, longAgo);

  expect(await sweepWorkFolders(dataDir)).toBe(2);
  expect((await readdir(join(dataDir, "work"))).sort()).toEqual(
    ["another-machine-1", `${hostname()}-${process.pid}`].sort(),
  );
});

test("a worker whose killed predecessor had the same number begins with an empty folder", async () => {
  await folder(`${hostname()}-${process.pid}`);
  expect(await readdir(await openWorkFolder(dataDir))).toEqual([]);
});

test("a sweep of a data folder that is not there yet finds nothing", async () => {
  expect(await sweepWorkFolders(join(dataDir, "none"))).toBe(0);
});
