import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/** Milliseconds after which a folder of another machine, which cannot be asked, is taken for left behind. */
const FOREIGN_AGE = 48 * 3600_000;

/** Where work folders are, and how this process's one is called: machine and process, so that a sweep can ask. */
const workIn = (dataDir: string) => join(dataDir, "work");
const nameOf = (pid: number) => `${hostname()}-${pid}`;

/**
 * This process's own work folder, empty. Whatever a killed process with the same number left there is deleted.
 * The data folder may be shared by several machines.
 */
export async function openWorkFolder(dataDir: string): Promise<string> {
  const folder = join(workIn(dataDir), nameOf(process.pid));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Deletes the work folders of processes that are gone; says how many. */
export async function sweepWorkFolders(dataDir: string): Promise<number> {
  let swept = 0;
  for (const name of await readdir(workIn(dataDir)).catch(() => [])) {
    const folder = join(workIn(dataDir), name);
    if (!(await isLeft(folder, name))) continue;
    await rm(folder, { recursive: true, force: true });
    swept++;
  }
  return swept;
}

async function isLeft(folder: string, name: string): Promise<boolean> {
  const match = /^(.+)-(\d+)$/.exec(name);
  if (match?.[1] === hostname()) return !isAlive(Number(match[2]));
  const facts = await stat(folder).catch(() => undefined);
  return facts !== undefined && Date.now() - facts.mtimeMs > FOREIGN_AGE;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
