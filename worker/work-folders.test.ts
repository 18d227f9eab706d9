import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openWorkFolder, sweepWorkFolders } from "./work-folders.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "sportssync-folders-"));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(dataDir, { recursive: true });
});

const MINUTE = 60_000;
const work = () => readdir(join(dataDir, "work"));

async function silentFor(path: string, minutes: number): Promise<void> {
  await mkdir(path, { recursive: true });
  await writeFile(join(path, "half.mp4"), "half a film");
  const last = new Date(Date.now() - minutes * MINUTE);
  await utimes(path, last, last);
}

test("a sweep deletes the folders of processes that fell silent, and no other", async () => {
  await silentFor(join(dataDir, "work", "killed"), 20);
  await silentFor(join(dataDir, "work", "alive"), 5);
  expect(await sweepWorkFolders(dataDir)).toBe(1);
  expect(await work()).toEqual(["alive"]);
});

test("workers that share a data folder and a process number, as in containers, keep apart", async () => {
  await using first = await openWorkFolder(dataDir);
  await writeFile(join(first.path, "render.mp4"), "half a film");
  await using second = await openWorkFolder(dataDir);
  expect(second.path).not.toBe(first.path);
  expect(await sweepWorkFolders(dataDir)).toBe(0);
  expect(await readdir(first.path)).toEqual(["render.mp4"]);
  expect(await readdir(second.path)).toEqual([]);
});

test("a worker keeps giving signs of life, and takes its folder with it when it ends", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  {
    await using folder = await openWorkFolder(dataDir);
    await silentFor(folder.path, 20);
    vi.advanceTimersByTime(2 * MINUTE);
    await vi.waitFor(async () => expect(Date.now() - (await stat(folder.path)).mtimeMs).toBeLessThan(MINUTE));
    expect(await sweepWorkFolders(dataDir)).toBe(0);
  }
  expect(await work()).toEqual([]);
});

test("a sweep of a data folder that is not there yet finds nothing", async () => {
  expect(await sweepWorkFolders(join(dataDir, "none"))).toBe(0);
});
