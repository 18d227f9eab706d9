import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import { AppError } from "#lib/domain/errors";
import { problemIn, youtubeError } from "#lib/domain/youtube/youtube-problem";
import { readYtDlpAnswer, type YtDlpAnswer } from "#lib/domain/youtube/yt-dlp-answer";
import { ytDlpArgs } from "#lib/domain/youtube/yt-dlp-args";
import type { Limits } from "./limits.ts";
import { CommandError, run } from "./run.ts";

/** Whose videos are asked for: YouTube's, or in tests those of a server of their own. */
export type Extraction = {
  /** The only extractors of yt-dlp that may answer. */
  readonly extractors: string;
  /** The address of a video, made from its id alone: nothing that a person wrote. */
  readonly address: (id: string) => string;
  readonly more?: readonly string[];
};

type Question = {
  id: string;
  extraction: Extraction;
  proxy: string;
  folder: string;
  signal: AbortSignal;
  program?: string | undefined;
};

/** A page, the player's script and its run take some seconds. */
const TIMEOUT = 90_000;
/** Measured: 60 MB for Python, 100 MB and 3 s for the player's script in Node.js. It writes no file. */
const LIMITS: Limits = { memory: 1024 ** 3, cpu: 60, output: 1024 ** 2 };

/** Where `npm run tools` puts it. */
const INSTALLED = resolve(import.meta.dirname, "../../.data/tools/yt-dlp/bin/yt-dlp");

/**
 * Where a video's files lie, and what it is. Success is what yt-dlp printed, not its exit code, which is 0 for much
 * that gives nothing. Throws AppError with `details.youtube`.
 */
export async function askYtDlp({ id, extraction, proxy, folder, signal, program }: Question): Promise<YtDlpAnswer> {
  const { extractors, address, more } = extraction;
  const args = ytDlpArgs({ extractors, address: address(id), proxy, node: process.execPath, ...(more && { more }) });
  const { stdout, stderr } = await run([await ytDlpProgram(program), ...args], {
    ...{ signal, limits: LIMITS, cwd: folder, timeout: TIMEOUT },
    // Python must not read what lies in the folder, nor write beside its own files.
    env: { PYTHONSAFEPATH: "1", PYTHONDONTWRITEBYTECODE: "1" },
  }).catch((error: unknown) => {
    throw explain(error);
  });
  const answer = readYtDlpAnswer(stdout);
  if (!answer) throw youtubeError(problemIn(stderr), `yt-dlp said nothing: ${stderr.slice(-500)}`);
  if (answer.isOfPlaylist || answer.id !== id) throw youtubeError("playlist", `asked for ${id}, got ${answer.id}`);
  if (["is_live", "is_upcoming", "post_live"].includes(answer.liveStatus ?? "")) {
    throw youtubeError("live", `it is ${answer.liveStatus}`);
  }
  if (answer.files.length === 0) throw youtubeError(problemIn(stderr), `no files: ${stderr.slice(-500)}`);
  return answer;
}

/** The one that is set (YT_DLP), else the one that was installed here, else the search path's. */
export async function ytDlpProgram(set?: string): Promise<string> {
  if (set) return resolve(set);
  return access(INSTALLED).then(
    () => INSTALLED,
    () => onSearchPath("yt-dlp"),
  );
}

/** The program by its place: it is started in a folder of its own, by a program that would only say that it is missing. */
async function onSearchPath(name: string): Promise<string> {
  // biome-ignore lint/style/noProcessEnv: the search path is the system's, not a setting of ours.
  for (const folder of (process.env.PATH ?? "").split(":")) {
    const path = join(folder, name);
    const isThere =
      folder.startsWith("/") &&
      (await access(path).then(
        () => true,
        () => false,
      ));
    if (isThere) return path;
  }
  throw youtubeError("missing", "yt-dlp is neither at YT_DLP nor installed");
}

function explain(error: unknown): unknown {
  if (error instanceof CommandError) return youtubeError(problemIn(error.stderr), error.message, error);
  if (error instanceof AppError && error.code === "unavailable") return youtubeError("network", error.message, error);
  // A limit that was reached says that the file is to be exported anew: here it is no file of the person's.
  if (error instanceof AppError && error.code === "invalid_video")
    return youtubeError("outdated", error.message, error);
  if (error instanceof AppError && error.code === "internal") return youtubeError("missing", error.message, error);
  return error;
}
