import { constants, setPriority } from "node:os";
import type { Writable } from "node:stream";
import { ExecaError, execa } from "execa";
import { AppError } from "#lib/domain/errors";

export type RunOptions = {
  /** Kills the child and its process group at once (SIGKILL): nothing that it could still write would be kept. */
  signal?: AbortSignal | undefined;
  /** The folder to run in: ours when left out. */
  cwd?: string | undefined;
  /** Added to the minimal environment. */
  env?: Readonly<Record<string, string>> | undefined;
  /**
   * Writes the child's standard input. `write` resolves when the chunk has left this process, so its bytes may be
   * changed again; it is the backpressure. It answers false once the child reads no more: then stop feeding.
   */
  feed?: ((write: (chunk: Uint8Array) => Promise<boolean>) => Promise<void>) | undefined;
  /** Gets standard output line by line; without it the whole output is returned. */
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

const STDERR_KEPT = 16 * 1024;

/**
 * The one place of the worker that starts programs: a list of arguments, no shell, none of our environment but the
 * search path. The child leads a process group of its own, so Ctrl-C on a terminal reaches us alone and we decide.
 *
 * When this process is killed outright nobody is left to kill the child, so every command must end by itself: a fed
 * one at the end of its input (the kernel closes the pipe), the others by being short and bounded (`-timelimit`,
 * `-rw_timeout`).
 *
 * Throws CommandError when the program fails, AppError `cancelled` (or the AppError given as the abort's reason)
 * when the signal fires, AppError `unavailable` after `timeout`, AppError `internal` when it is not installed.
 */
export async function run(command: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  options.signal?.throwIfAborted();
  const [program, ...args] = command;
  if (!program) throw new AppError("internal", "an empty command was to be run");
  const child = execa(program, args, {
    env: { ...minimalEnvironment(), ...options.env },
    extendEnv: false,
    ...(options.cwd ? { cwd: options.cwd } : {}),
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
  const stderr = keepTail(child.stderr as NodeJS.ReadableStream, STDERR_KEPT);
  const stdout = options.onLine
    ? eachLine(child.iterable({ from: "stdout" }), options.onLine)
    : readAll(child.stdout as NodeJS.ReadableStream);
  const fed = options.feed ? feedChild(child.stdin as Writable, options.feed) : Promise.resolve();
  try {
    const [out] = await Promise.all([stdout, child, fed]);
    return { stdout: out, stderr: stderr() };
  } catch (error) {
    child.kill("SIGKILL");
    await Promise.allSettled([stdout, child, fed]);
    throw explain(error, command, stderr(), options);
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

/** HOME and the rest stay ours: a child sees where programs are and a neutral locale, no secrets. */
function minimalEnvironment(): Record<string, string> {
  // biome-ignore lint/style/noProcessEnv: what a child may see of the environment is decided here and nowhere else.
  const { PATH } = process.env;
  return { LC_ALL: "C.UTF-8", ...(PATH ? { PATH } : {}) };
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

async function eachLine(lines: AsyncIterable<unknown>, onLine: (line: string) => void): Promise<string> {
  for await (const line of lines) onLine(String(line));
  return "";
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function keepTail(stream: NodeJS.ReadableStream, limit: number): () => string {
  let tail = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    tail = Buffer.concat([tail, chunk]).subarray(-limit);
  });
  return () => tail.toString("utf8");
}

function explain(error: unknown, command: readonly string[], stderr: string, options: RunOptions): unknown {
  if (options.signal?.aborted) {
    const { reason } = options.signal;
    return reason instanceof AppError
      ? reason
      : new AppError("cancelled", `${command[0]} cancelled`, { cause: reason });
  }
  if (!(error instanceof ExecaError)) return error;
  if (error.timedOut) return new AppError("unavailable", `${command[0]} took too long`, { cause: error });
  if (error.code === "ENOENT") {
    return new AppError("internal", `${command[0]} is not installed; \`npm run tools\` brings it`, { cause: error });
  }
  return new CommandError(command, error.exitCode, stderr, error);
}
