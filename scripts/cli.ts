import { access, constants, stat } from "node:fs/promises";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { AppError, isUserFault, toAppError } from "#lib/domain/errors";
import { onStopSignals } from "#lib/server/stop-signals";

/** What a command gets: its arguments, and a signal that fires on Ctrl-C or SIGTERM. */
export type Command = (args: string[], signal: AbortSignal) => Promise<void>;

const EXIT = { done: 0, ours: 1, input: 2, interrupted: 130 } as const;

/**
 * Runs a command of this project to its end and sets the exit code: 0 done, 2 the input or usage is at fault
 * (one plain message on stderr), 1 ours (with the stack) or something that does not answer, 130 interrupted.
 */
export async function runCli(command: Command, usage: string): Promise<void> {
  const controller = new AbortController();
  using _signals = onStopSignals(
    () => controller.abort(new AppError("cancelled", "interrupted")),
    () => process.exit(EXIT.interrupted),
  );
  process.stdout.once("error", endQuietlyWithoutReader);
  try {
    const args = process.argv.slice(2);
    if (args.includes("--help") && !args.includes("--")) process.stdout.write(`${usage}\n`);
    else await command(args, controller.signal);
  } catch (error) {
    process.exitCode = report(error, usage);
  }
}

/** `parseArgs` of Node, strict, whose complaints become `invalid_request` with the usage beneath. */
export function parseCliArgs<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs<T>({ strict: true, ...config });
  } catch (error) {
    throw usageFault(error instanceof Error ? error.message : String(error));
  }
}

/** A port of this machine, 0 for any free one. Throws `usageFault` for anything else. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw usageFault(`--port must be a number from 0 to 65535, not "${text}".`);
}

/** The command was called wrongly: exit 2, message and usage. */
export function usageFault(message: string): AppError {
  return new AppError("invalid_request", message, { details: { usage: true } });
}

/**
 * Throws a plain-word `invalid_request` unless `path` is a file that can be read. `option` names where the path was
 * given, when there are several.
 */
export async function statInputFile(path: string, option?: string): Promise<void> {
  const where = option ? `${option}: ` : "";
  const refuse = (cause: unknown) => {
    throw new AppError("invalid_request", `${where}there is no readable file at "${path}". Check the path.`, { cause });
  };
  const stats = await stat(path).catch(refuse);
  if (!stats.isFile()) {
    throw new AppError("invalid_request", `${where}"${path}" is not a file. Name one video or track file.`);
  }
  await access(path, constants.R_OK).catch(refuse);
}

function report(error: unknown, usage: string): number {
  const fault = toAppError(error);
  if (isUserFault(fault.code)) {
    process.stderr.write(`${fault.userMessage}\n`);
    if (fault.details?.usage) process.stderr.write(`\n${usage}\n`);
    return EXIT.input;
  }
  if (fault.code === "cancelled") {
    process.stderr.write("Interrupted.\n");
    return EXIT.interrupted;
  }
  if (fault.code === "unavailable" && !fault.cause) {
    process.stderr.write(`${fault.message}\n`);
    return EXIT.ours;
  }
  process.stderr.write(`${(fault.cause instanceof Error ? fault.cause : fault).stack}\n`);
  return EXIT.ours;
}

/** `inspect … | head` closes our output early: that is no fault of anyone's. */
function endQuietlyWithoutReader(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(EXIT.done);
  throw error;
}
