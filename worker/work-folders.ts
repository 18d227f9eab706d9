import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";

/** Milliseconds between the signs of life that a worker gives: the modification time of its folder. */
const BEAT = 60_000;
/** Milliseconds without a sign of life after which a folder was left behind. */
const SILENCE = 15 * 60_000;

const workIn = (dataDir: string) => join(dataDir, "work");

export type WorkFolder = AsyncDisposable & { readonly path: string };

/**
 * This process's own work folder, empty; it goes at the end of the scope. Its name is random and its life is told by
 * its time alone: the data folder may be shared by containers and machines that cannot see each other's processes.
 */
export async function openWorkFolder(dataDir: string): Promise<WorkFolder> {
  const path = join(workIn(dataDir), randomUUID());
  await mkdir(path, { recursive: true });
  // A missed beat is nothing: the next one comes long before the silence is long enough.
  const beating = setInterval(() => utimes(path, new Date(), new Date()).catch(() => {}), BEAT);
  beating.unref();
  return {
    path,
    async [Symbol.asyncDispose]() {
      clearInterval(beating);
      await rm(path, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Deletes the work folders of processes that have given no sign of life for long; says how many. */
export async function sweepWorkFolders(dataDir: string): Promise<number> {
  let swept = 0;
  for (const name of await readdir(workIn(dataDir)).catch(() => [])) {
    const path = join(workIn(dataDir), name);
    const facts = await stat(path).catch(() => undefined);
    if (!facts || Date.now() - facts.mtimeMs < SILENCE) continue;
    await rm(path, { recursive: true, force: true });
    swept++;
  }
  return swept;
}
