import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "#lib/domain/errors";
import { prepareDatabase } from "#lib/server/db/migrate";
import { ENV_NAMES } from "#lib/server/env";
import { freePort } from "#lib/server/local/free-port";
import { type LauncherLock, lockLauncher } from "#lib/server/local/launcher-lock";
import { startPostgres } from "#lib/server/local/postgres";
import { announceRunning, withdrawRunning } from "#lib/server/local/running";
import { localSecrets } from "#lib/server/local/secrets";
import { type Child, startChild } from "./child.ts";
import { ensureBuild } from "./ensure-build.ts";

export type LocalOptions = {
  /** `.data` of the present folder when left out. */
  dataDir?: string;
  /** This very port; the first free one from 3000 on when left out. 0 for any. */
  port?: number;
  /** The development server instead of the built one. */
  dev?: boolean;
  /** Gets what the servers write, line by line, with a prefix. Standard output when left out. */
  log?: (line: string) => void;
  /** Where settings are taken from; this process's environment when left out. */
  settings?: Readonly<Record<string, string | undefined>>;
  /** Settings that come before those. */
  env?: Readonly<Record<string, string>>;
  /** Ends the starting, which then throws its reason. Nothing is left running. */
  signal?: AbortSignal;
};

export type RunningLocalMode = AsyncDisposable & {
  /** Where the pages are, without a trailing slash. */
  url: string;
  /** Resolves when the web server has ended by itself, which it should not. */
  ended: Promise<void>;
  /** Ends web server, worker and database, in this order. A render under way goes back to the queue. Idempotent. */
  stop(): Promise<void>;
};

/** With 4 instead of 16 MB for young objects a render's process was 23 MB smaller and took the same CPU time. */
export const WORKER = ["--max-semi-space-size=4", "--import", "./scripts/compile-cache.mjs", "worker/main.ts"];

/**
 * The whole of SportsSync on this machine: embedded PostgreSQL, tables and queues, web server, worker. Resolves when
 * the pages answer. For `npm start`, `npm run dev`, the demo and the browser tests.
 *
 * ```ts
 * await using local = await startLocal({ dataDir: "/tmp/somewhere", port: 0, log: () => {} });
 * await fetch(`${local.url}/api/health`);
 * ```
 */
export async function startLocal(options: LocalOptions = {}): Promise<RunningLocalMode> {
  const settings = { ...(options.settings ?? process.env), ...options.env };
  const dataDir = resolve(options.dataDir ?? (settings.DATA_DIR || ".data"));
  const log = options.log ?? ((line: string) => process.stdout.write(`${line}\n`));
  const undo: (() => Promise<unknown>)[] = [];
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= holdingSignals(() => undoAll(undo));
    return stopped;
  };
  try {
    if (!options.dev) await ensureBuild(log, options.signal);
    const secrets = await localSecrets(dataDir);
    const databaseUrl = settings.DATABASE_URL || (await startDatabase(dataDir, secrets.databasePassword, undo));
    // A direct address belongs to the database that it was set with, never to the embedded one.
    const directUrl = (settings.DATABASE_URL && settings.DATABASE_DIRECT_URL) || "";
    await prepareDatabase(directUrl || databaseUrl);

    const port = await choosePort(options.port);
    // Not PUBLIC_URL: local mode is reached on loopback, at whichever port was free.
    const url = `http://127.0.0.1:${port}`;
    const storageSecret = settings.STORAGE_SECRET || secrets.storageSecret;
    const env = childEnv({
      ...settings,
      SPORTSSYNC_MODE: "local",
      DATABASE_URL: databaseUrl,
      DATABASE_DIRECT_URL: directUrl,
      STORAGE_SECRET: storageSecret,
      DATA_DIR: dataDir,
      PUBLIC_URL: url,
      WORKER_GRACE_SECONDS: settings.WORKER_GRACE_SECONDS || "0",
    });
    await announceRunning(dataDir, { databaseUrl, storageSecret, url });
    undo.push(() => withdrawRunning(dataDir));
    const web = startWeb({ port, host: "127.0.0.1", dev: options.dev ?? false, env, log });
    const worker = startChild({ name: "worker", command: WORKER, env, log, restart: true });
    undo.push(() => Promise.all([web.stop(), worker.stop()]));
    await answering(`http://127.0.0.1:${port}/api/health`, web, options.signal);
    return { url, ended: web.ended, stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    // Ctrl-C on a terminal reaches also what was running just then, which then fails.
    options.signal?.throwIfAborted();
    throw error;
  }
}

/**
 * The environment of the web server and the worker alike: each of our variables is set, if only to nothing, because
 * Next reads `.env` files by itself and fills in what is missing, and the worker does not.
 */
export function childEnv(settings: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const ours = ENV_NAMES.map((name) => [name, settings[name] ?? ""]);
  return { ...process.env, ...Object.fromEntries(ours) };
}

type WebOptions = { port: number; host: string; dev: boolean; env: NodeJS.ProcessEnv; log: (line: string) => void };

/** The web server as a process of its own. */
export function startWeb({ port, host, dev, env, log }: WebOptions): Child {
  const next = resolve(import.meta.dirname, "../node_modules/next/dist/bin/next");
  const command = [next, dev ? "dev" : "start", "-H", host, "-p", String(port)];
  return startChild({ name: "web", command, env: { NEXT_TELEMETRY_DISABLED: "1", ...env }, log });
}

async function startDatabase(dataDir: string, password: string, undo: (() => Promise<unknown>)[]): Promise<string> {
  const postgres = await startPostgres({ folder: `${dataDir}/postgres`, password });
  let lock: LauncherLock;
  try {
    lock = await lockLauncher(postgres.url, dataDir);
  } catch (error) {
    // Another launcher's database is not ours to stop.
    if (!postgres.reused) await postgres.stop();
    throw error;
  }
  undo.push(async () => {
    await lock.release();
    await postgres.stop();
  });
  return postgres.url;
}

async function choosePort(wanted: number | undefined): Promise<number> {
  const port = await freePort(wanted ?? 3000);
  if (wanted && port !== wanted) {
    throw new AppError("conflict", `Port ${wanted} is taken. Choose another with --port, or leave it out.`);
  }
  return port;
}

/** Waits until the web server answers there. Throws when it ends before, and the signal's reason. */
export async function answering(address: string, web: Child, signal?: AbortSignal): Promise<void> {
  let over = false;
  void web.ended.then(() => {
    over = true;
  });
  while (!over) {
    signal?.throwIfAborted();
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) return;
    await delay(100);
  }
  throw new Error("the web server ended before it answered; its last lines above say why");
}

/**
 * On a terminal Ctrl-C arrives twice under npm, from the terminal and forwarded; impatient people press it again. What
 * has begun to stop must not be killed by that: it would leave a database running.
 */
async function holdingSignals(action: () => Promise<void>): Promise<void> {
  const hold = () => {};
  process.on("SIGINT", hold).on("SIGTERM", hold);
  try {
    await action();
  } finally {
    process.off("SIGINT", hold).off("SIGTERM", hold);
  }
}

async function undoAll(undo: (() => Promise<unknown>)[]): Promise<void> {
  const problems: unknown[] = [];
  for (const step of undo.reverse()) await step().catch((error: unknown) => problems.push(error));
  if (problems.length > 0) throw new AggregateError(problems, "local mode did not stop cleanly");
}
