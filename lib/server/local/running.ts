import { readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const runningSchema = z.object({ databaseUrl: z.string(), storageSecret: z.string(), url: z.string() });
/** How to join a local mode that runs: its database, the secret that signs file URLs, the address of its pages. */
export type RunningLocal = z.infer<typeof runningSchema>;

const fileIn = (dataDir: string) => join(dataDir, "local.json");

/** Leaves word of a running local mode in its data folder, readable by the owner only. */
export async function announceRunning(dataDir: string, running: RunningLocal): Promise<void> {
  await writeFile(fileIn(dataDir), `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 });
}

export async function withdrawRunning(dataDir: string): Promise<void> {
  await rm(fileIn(dataDir), { force: true });
}

/**
 * The environment of a process that was started by hand beside a running local mode (`npm run worker`): what is not
 * set is taken from the word that the launcher left. Unchanged in hosted mode, when no local mode runs, and when
 * another database is named than the running one's.
 */
export function joinRunning(source: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  if (source.SPORTSSYNC_MODE === "hosted") return { ...source };
  const running = readRunning(source.DATA_DIR || ".data");
  if (!running || (source.DATABASE_URL && source.DATABASE_URL !== running.databaseUrl)) return { ...source };
  return {
    ...source,
    DATABASE_URL: running.databaseUrl,
    STORAGE_SECRET: source.STORAGE_SECRET || running.storageSecret,
    PUBLIC_URL: source.PUBLIC_URL || running.url,
  };
}

/** Undefined when no local mode left word there. */
export function readRunning(dataDir: string): RunningLocal | undefined {
  try {
    return runningSchema.parse(JSON.parse(readFileSync(fileIn(dataDir), "utf8")));
  } catch {
    return undefined;
  }
}
