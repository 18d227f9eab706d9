import { mkdtemp, rm } from "node:fs/promises";
import { constants, setPriority, tmpdir } from "node:os";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { ExecaError, execa } from "execa";
import { AppError } from "#lib/domain/errors";
import { readAll, readLines, readTail } from "./child-output.ts";
import { confine } from "./confine.ts";
import { explainLimit } from "./explain-limit.ts";
import { type Limits, ORDINARY } from "./limits.ts";

export type RunOptions = {
  /** Kills the child and its process group at once (SIGKILL): nothing that it could still write would be kept. */
  signal?: AbortSignal | undefined;
  /** What it may use; that of a program on files of ours when left out. Every file of a stranger wants its own. */
  limits?: Limits | undefined;
  /** The work folder to run in: a fresh one of its own, gone afterwards, when left out. Absolute. */
  cwd?: string | undefined;
  /** Added to the minimal environment. */
  env?: Readonly<Record<string, string>> | undefined;
  /**
   * Writes the child's standard input. `write` resolves when the chunk has left this process, so its bytes may be
   * changed again; it is the backpressure. It answers false once the child reads no more: then stop feeding.
   */
  feed?: ((write: (chunk: Uint8Array) => Promise<boolean>) => Promise<void>) | undefined;
  /** Gets standard output line by line; without it the whole output is returned, which then is bounded. */
  onLine?: ((line: string) => void) | undefined;
  /** Milliseconds after which the child is killed and `unavailable` thrown. None when left out. */
  timeout?: number | undefined;
  /** Nobody waits for it in front of a screen: everything else on this machine goes first. */
  background?: boolean | undefined;
};

export type RunResult = { readonly stdout: string; readonly stderr: string };

/** The program ran and failed. `stderr` is the last part of what it said: for logs, never for people. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly stderr: string;
  readonly exitCode: number | undefined;

  constructor(command: readonly string[], exitCode: number | undefined, stderr: string, cause: unknown) {
    super(`${command[0]} ended with ${exitCode ?? "a signal"}: ${stderr.trim().split("\n").slice(-3).join(" | ")}`, {
      cause,
    });
    this.stderr = stderr;
    this.exitCode = exitCode;
  }
}

/**
 * The one place of the worker that starts programs: a list of arguments, no shell, none of our environment but the
 * search path, a work folder as home, no open file of ours but the three streams, and limits that the kernel keeps.
 * The child leads a process group of its own, so Ctrl-C on a terminal reaches us alone and we decide.
 *
 * When this process is killed outright the kernel kills the child (`confine`). Where it cannot, every command must end
 * by itself: a fed one at the end of its input, the others by being short and bounded (`-timelimit`, `-rw_timeout`).
 *
 * Throws CommandError when the program fails, AppError `invalid_video` when it reaches a limit, AppError `cancelled`
 * (or the AppError given as the abort's reason) when the signal fires, AppError `unavailable` after `timeout`, AppError
 * `internal` when it is not installed.
 */
export async function run(command: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  options.signal?.throwIfAborted();
  if (options.cwd) return runIn(options.cwd, command, options);
  const folder = await mkdtemp(join(tmpdir(), "sportssync-run-"));
  try {
    return await runIn(folder, command, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runIn(folder: string, command: readonly string[], options: RunOptions): Promise<RunResult> {
  const limits = options.limits ?? ORDINARY;
  const [program, ...args] = command.length > 0 ? confine(command, limits) : [];
  if (!program) throw new AppError("internal", "an empty command was to be run");
  const began = performance.now();
  const child = execa(program, args, {
    env: { ...minimalEnvironment(folder), ...options.env },
    extendEnv: false,
    cwd: folder,
    buffer: false,
    stdin: options.feed ? "pipe" : "ignore",
    killDescendants: true,
    // Execa would re-raise SIGINT and SIGTERM against the handlers that let us end tidily; see `running`.
    cleanup: false,
    killSignal: "SIGKILL",
    ...(options.signal ? { cancelSignal: options.signal } : {}),
    ...(options.timeout ? { timeout: options.timeout } : {}),
  });
  running.add(child);
  if (options.background) yieldToOthers(child.pid);
  const stderr = readTail(child.stderr as NodeJS.ReadableStream);
  const { onLine } = options;
  const output = child.stdout as NodeJS.ReadableStream;
  const stdout = onLine ? readLines(output, onLine).then(() => "") : readAll(output);
  const fed = options.feed ? feedChild(child.stdin as Writable, options.feed) : Promise.resolve();
  try {
    const [out] = await Promise.all([stdout, child, fed]);
    return { stdout: out, stderr: stderr() };
  } catch (error) {
    child.kill("SIGKILL");
    await Promise.allSettled([stdout, child, fed]);
    const seconds = (performance.now() - began) / 1000;
    throw explain(error, { command, stderr: stderr(), options, limits, seconds });
  } finally {
    running.delete(child);
  }
}

/** Before it has threads: they inherit it. A child that has ended already, or a system that refuses, is no matter. */
function yieldToOthers(pid: number | undefined): void {
  try {
    if (pid) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It runs as any other then.
  }
}

/** Children that a `process.exit()` of ours must not leave behind. */
const running = new Set<{ kill(signal: "SIGKILL"): boolean }>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** A child sees where programs are, a neutral locale and its own folder: no home of ours, no secrets. */
function minimalEnvironment(folder: string): Record<string, string> {
  // biome-ignore lint/style/noProcessEnv: what a child may see of the environment is decided here and nowhere else.
  const { PATH } = process.env;
  return { LC_ALL: "C.UTF-8", HOME: folder, TMPDIR: folder, ...(PATH ? { PATH } : {}) };
}

async function feedChild(stdin: Writable, feed: NonNullable<RunOptions["feed"]>): Promise<void> {
  // A child that ends early breaks the pipe; its own exit code tells the story.
  stdin.on("error", () => {});
  await feed(
    (chunk) =>
      new Promise((resolve) => {
        if (stdin.destroyed || stdin.writableEnded) return resolve(false);
        stdin.write(chunk, (error) => resolve(!error));
      }),
  );
  stdin.end();
}

type Ended = {
  readonly command: readonly string[];
  readonly stderr: string;
  readonly options: RunOptions;
  readonly limits: Limits;
  /** How long it ran. */
  readonly seconds: number;
};

function explain(error: unknown, { command, stderr, options, limits, seconds }: Ended): unknown {
  if (options.signal?.aborted) {
    const { reason } = options.signal;
    return reason instanceof AppError
      ? reason
      : new AppError("cancelled", `${command[0]} cancelled`, { cause: reason });
  }
  if (!(error instanceof ExecaError)) return error;
  if (error.timedOut) return new AppError("unavailable", `${command[0]} took too long`, { cause: error });
  if (error.code === "ENOENT" || /^(prlimit|setpriv): failed to execute/m.test(stderr)) {
    return new AppError("internal", `${command[0]} is not installed; \`npm run tools\` brings it`, { cause: error });
  }
  const failure = new CommandError(command, error.exitCode, stderr, error);
  return explainLimit({ failure, signal: error.signal, limits, seconds }) ?? failure;
}
