import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { freePort } from "#lib/server/local/free-port";
import { type PostgresBinaries, postgresBinaries } from "#lib/server/local/postgres-binaries";

const USER = "sportssync";
const DATABASE = "postgres";

export type LocalPostgres = AsyncDisposable & {
  /** `postgres://…` on loopback, with the password. */
  url: string;
  /** A server that a killed launcher left behind was found and taken over. */
  reused: boolean;
  /** Ends all connections and the server; its files stay. Idempotent. */
  stop: () => Promise<void>;
};

type Options = {
  /** The cluster's folder; made when it is not there. Belongs to the user "postgres" when run as root. */
  folder: string;
  password: string;
  /** Further server settings, `name=value`. */
  settings?: string[];
};

/**
 * Starts the embedded PostgreSQL on a free loopback port, making its cluster first where there is none (2 to 3 s).
 * A server that still runs on the folder, because its launcher was killed, is taken over.
 */
export async function startPostgres({ folder: given, password, settings = [] }: Options): Promise<LocalPostgres> {
  const folder = resolve(given);
  const binaries = await postgresBinaries();
  await makeCluster(binaries, folder, password);
  const running = await runningPort(binaries, folder, password);
  const port = running ?? (await start(binaries, folder, settings));
  const stop = once(() => stopServer(binaries, folder));
  return {
    url: urlOf(port, password),
    reused: running !== undefined,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function makeCluster({ initdb, runAs }: PostgresBinaries, folder: string, password: string): Promise<void> {
  if (await exists(join(folder, "PG_VERSION"))) return;
  // Made beside and renamed: an initdb that was killed leaves nothing that looks like a cluster.
  const draft = `${folder}.new`;
  const passwordFile = join(tmpdir(), `sportssync-${randomBytes(8).toString("hex")}`);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: "wx" });
  try {
    if (runAs) {
      await chown(draft, runAs.uid, runAs.gid);
      await chown(passwordFile, runAs.uid, runAs.gid);
    }
    const { code, stdout } = await initdb([
      `--pgdata=${draft}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-sync",
    ]);
    if (code !== 0) throw new Error(`The embedded PostgreSQL could not make its files in ${folder}:\n${stdout}`);
    await rename(draft, folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

const urlOf = (port: number, password: string) => `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;

async function runningPort({ pgCtl }: PostgresBinaries, folder: string, password: string): Promise<number | undefined> {
  const { code } = await pgCtl(["status", `--pgdata=${folder}`]);
  if (code !== 0) return undefined;
  // Line 4 of postmaster.pid is the port.
  const pidFile = join(folder, "postmaster.pid");
  const port = Number((await readFile(pidFile, "utf8")).split("\n")[3]);
  if (port > 0 && (await answers(urlOf(port, password)))) return port;
  // pg_ctl only asks whether a process of that number lives; after a power cut it may be another program's.
  await rm(pidFile, { force: true });
  return undefined;
}

/** False when nothing listens there. Waits for a server that is starting. */
async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    for (;;) {
      const problem = await sql`select 1`.then(
        () => undefined,
        (error: { code?: string }) => error,
      );
      if (!problem) return true;
      if (problem.code === "ECONNREFUSED") return false;
      if (problem.code !== CANNOT_CONNECT_NOW) throw problem;
      await delay(100);
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** PostgreSQL's answer while it starts or stops. */
const CANNOT_CONNECT_NOW = "57P03";

async function start({ pgCtl }: PostgresBinaries, folder: string, settings: string[]): Promise<number> {
  const port = await freePort();
  const log = join(folder, "server.log");
  await rm(log, { force: true });
  const all = ["listen_addresses=127.0.0.1", "unix_socket_directories=", ...settings];
  const options = [`-p ${port}`, ...all.map((setting) => `-c ${setting}`)].join(" ");
  const { code } = await pgCtl(["start", "--wait", `--pgdata=${folder}`, `--log=${log}`, `--options=${options}`]);
  if (code !== 0) {
    const text = await readFile(log, "utf8").catch(() => "");
    throw new Error(`The embedded PostgreSQL in ${folder} did not start:\n${text.slice(-2000)}`);
  }
  return port;
}

async function stopServer({ pgCtl }: PostgresBinaries, folder: string): Promise<void> {
  const { code, stdout } = await pgCtl(["stop", "--wait", "--mode=fast", `--pgdata=${folder}`]);
  const { code: status } = await pgCtl(["status", `--pgdata=${folder}`]);
  if (code !== 0 && status === 0) throw new Error(`The embedded PostgreSQL in ${folder} did not stop: ${stdout}`);
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= action();
    return done;
  };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
