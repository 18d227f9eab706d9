import { mkdir, readdir, realpath, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join, parse } from "node:path";
import { AppError } from "#lib/domain/errors";
import { FILM_SIZES } from "#lib/domain/render/output";
import { createWorkDir, type WorkDir } from "../../worker/workdir.ts";

/** Where a smaller film lies: beside the largest, named after its size. */
export function placeBeside(output: string, kind: string): string {
  const { dir, name, ext } = parse(output);
  return join(dir, `${name}-${kind}${ext}`);
}

/** Every file that a render to `output` may write. */
export function possiblePlaces(output: string): string[] {
  return [output, ...FILM_SIZES.map((kind) => placeBeside(output, kind))];
}

/** Throws `invalid_request` when writing `output` would destroy one of the inputs, or something that is no file. */
export async function refuseOverwriting(output: string, inputs: readonly string[]): Promise<void> {
  const target = await realpath(output).catch(() => output);
  for (const input of inputs) {
    if ((await realpath(input)) === target) {
      throw new AppError("invalid_request", `--output would overwrite ${input}. Choose another name.`);
    }
  }
  const stats = await stat(output).catch(() => undefined);
  if (stats && !stats.isFile()) throw new AppError("invalid_request", `--output ${output} is not a file name.`);
}

/**
 * A work folder beside the output, so that the finished file is put in place by a rename and a partial one is never
 * visible. Making it shows, before the work, whether the place can be written; a folder that is missing is created.
 * What a killed command of before left there is removed. Throws `invalid_request` in plain words.
 */
export async function openWorkFolder(output: string): Promise<WorkDir> {
  const folder = dirname(output);
  try {
    // One level: a mistyped path must not leave a tree of folders, and in /proc it would never end.
    if (!(await stat(folder).catch(() => undefined))) await mkdir(folder);
    await removeLeftovers(folder);
    return await createWorkDir(folder, `${PREFIX}${process.pid}-`);
  } catch (error) {
    throw explainOutputFault(error, folder);
  }
}

/** The error in plain words when it means that nothing (more) can be written in the folder; any other as it is. */
export function explainOutputFault(error: unknown, folder: string): unknown {
  if (!(error instanceof Error)) return error;
  const code = /no space left on device/i.test(error.message) ? "ENOSPC" : (error as NodeJS.ErrnoException).code;
  const reason = REASONS[code ?? ""];
  if (!reason) return error;
  return new AppError("invalid_request", `${reason.replace("%", folder)} Choose another place for --output.`, {
    cause: error,
  });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "There is no folder %, nor one above it to create it in.",
  ENOTDIR: "There is a file where the folder % should be.",
  EEXIST: "There is a file where the folder % should be.",
  EACCES: "The folder % may not be written in.",
  EPERM: "The folder % may not be written in.",
  EROFS: "The folder % is on a disk that cannot be written.",
  ENOSPC: "The disk with the folder % is full.",
  EDQUOT: "The disk with the folder % is full.",
  ENAMETOOLONG: "The name of the folder % is too long.",
  ELOOP: "The folder % is a link that leads to itself.",
};

/** The computer's name too: on a disk that several share, a process unknown here may live there. */
const PREFIX = `.sportssync-${hostname()}-`;

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (pid > 0 && !isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
