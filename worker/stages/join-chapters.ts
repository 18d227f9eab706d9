import { statfs, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "#lib/domain/errors";
import { framesInProgressLine } from "#lib/domain/render/encode-progress";
import { joinCommand, joinScript } from "#lib/domain/render/join-args";
import { type JoinPlan, planJoin } from "#lib/domain/render/plan-join";
import { probeResult, probeStreams } from "../media/ffprobe.ts";
import {
  DEMUXERS,
  FILE_PROTOCOLS,
  fileUrl,
  inputOptions,
  inputUrl,
  NETWORK_PROTOCOLS,
  saysNetworkFailed,
  untrustedInput,
} from "../media/input.ts";
import { copyLimits } from "../media/limits.ts";
import { readCameraFile } from "../media/read-camera-file.ts";
import { CommandError, run } from "../media/run.ts";

type ChapterSource = {
  /** The file's own name, for people. */
  readonly name: string;
  /** A path or a presigned URL. */
  readonly input: string;
  /** Bytes. */
  readonly size: number;
};

type JoinOrder = {
  /** At least two, in the order in which they were recorded. */
  readonly chapters: readonly ChapterSource[];
  /** The MP4 to write, in a work folder of its own. */
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
  /** 0 to 1. */
  readonly onProgress?: ((progress: number) => void) | undefined;
};

/** Left free on the disk of the work folders for everything else. */
const RESERVE = 512 * 1024 ** 2;
/** Copying takes a second of CPU for some hundred megabytes. */
const SECONDS_PER_GIGABYTE = 120;

/**
 * Joins the chapters of one recording into one MP4 without encoding anything: picture, sound and GoPro's telemetry.
 * The result is reopened: every frame, the length, and the satellites' time running on over the seams.
 * Throws AppError `invalid_video` in plain words for what is not one recording, `unavailable`, `internal`.
 */
export async function joinChapters({ chapters, output, signal, onProgress }: JoinOrder): Promise<void> {
  const size = chapters.reduce((sum, chapter) => sum + chapter.size, 0);
  await requireSpace(dirname(output), size);
  const probed = await Promise.all(
    chapters.map(async ({ name, input }) => ({ name, probed: await probeStreams(input, { signal }) })),
  );
  const plan = planJoin(probed);
  const points = await refuseOtherTimes(chapters, plan, signal);
  const script = join(dirname(output), "chapters.txt");
  const parts = chapters.map(({ input }, index) => ({
    url: inputUrl(input),
    options: inputOptions(input),
    duration: plan.durations[index]!,
  }));
  await writeFile(script, joinScript(parts));
  const seconds = Math.ceil(60 + (SECONDS_PER_GIGABYTE * size) / 1e9);
  const command = joinCommand({
    script: fileUrl(script),
    protocols: `${FILE_PROTOCOLS},${NETWORK_PROTOCOLS}`,
    demuxers: DEMUXERS,
    first: untrustedInput(chapters[0]!.input),
    streams: plan.streams,
    limit: seconds,
    output: fileUrl(output),
  });
  // A little less than ffmpeg's own, which would end it quietly.
  const limits = copyLimits(size, seconds - 5);
  const onLine = (line: string) => {
    const frames = framesInProgressLine(line);
    if (frames !== undefined) onProgress?.(Math.min(1, frames / plan.frames));
  };
  const { stderr } = await run(command, { signal, limits, onLine }).catch((error: unknown) => {
    throw error instanceof CommandError ? explain(error, chapters) : error;
  });
  await verify(output, { plan, points, stderr, chapters }, signal);
}

/** A result that does not fit on this worker's disk may fit on another's, or on this one later. */
async function requireSpace(folder: string, size: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= size * 1.02 + RESERVE) return;
  throw new AppError("unavailable", `${size} bytes are to be joined in ${folder}, where ${free} are free`);
}

/** Seconds by which a chapter may seem to begin early or late: a receiver's clock is no better while it searches. */
const MOST_OFF = 3;

/** Chapters follow each other by the satellites' time, where they know it. Gives the positions in each. */
async function refuseOtherTimes(
  chapters: readonly ChapterSource[],
  { durations }: JoinPlan,
  signal: AbortSignal | undefined,
): Promise<number> {
  let points = 0;
  let before: { name: string; end: number } | undefined;
  for (const [index, { name, input }] of chapters.entries()) {
    const { track, clock } = { clock: undefined, ...(await readCameraFile(input, signal)) };
    points += track?.time.length ?? 0;
    const begin = clock?.rate === 1 ? clock.utcAtZero : undefined;
    if (before && begin !== undefined && Math.abs(begin - before.end) > MOST_OFF) {
      const apart = Math.round(begin - before.end);
      throw new AppError("invalid_video", `${name} begins ${apart} s after ${before.name} ends`, {
        userMessage:
          `${name} does not follow ${before.name}: by their GPS ${Math.abs(apart)} s ` +
          `${apart > 0 ? "lie between them" : "of them are the same"}. Add them as separate videos.`,
      });
    }
    before = begin === undefined ? undefined : { name, end: begin + durations[index]! };
  }
  return points;
}

type Expected = {
  readonly plan: JoinPlan;
  readonly points: number;
  readonly stderr: string;
  readonly chapters: readonly ChapterSource[];
};

async function verify(
  output: string,
  { plan, points, stderr, chapters }: Expected,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { facts, frames } = await probeResult(output, { signal });
  const camera = await readCameraFile(output, signal);
  const length = plan.durations.reduce((sum, duration) => sum + duration, 0);
  const found = camera.track?.time.length ?? 0;
  const problems = [
    frames !== plan.frames && `${frames} frames instead of ${plan.frames}`,
    Math.abs(facts.duration - length) > plan.frame && `${facts.duration} s instead of ${length} s`,
    // A receiver that was searching as a chapter began is placed better by the whole, so some points may differ.
    Math.abs(found - points) > 0.01 * points && `${found} positions instead of ${points}`,
  ].filter((problem) => typeof problem === "string");
  if (problems.length === 0) return;
  if (chapters.some(({ input }) => saysNetworkFailed(input, stderr))) {
    throw new AppError("unavailable", `storage failed while reading: ${stderr}`);
  }
  if (frames < plan.frames && saysDamaged(stderr)) throw damaged(stderr);
  const said = `the joined file is wrong: ${problems.join(", ")}; ${stderr}`;
  if (frames !== plan.frames) throw new AppError("internal", said);
  // Every frame is there, at other times: what is cut by an edit list, or has no steady frame rate.
  throw new AppError("invalid_video", said, {
    userMessage: "These files cannot be joined exactly as they are. Add them as separate videos.",
  });
}

/** What ffmpeg says of a file that ends early or is not what its index says. */
const saysDamaged = (stderr: string) =>
  /partial file|Invalid data found|moov atom not found|Invalid NAL unit size|missing picture in access unit/.test(
    stderr,
  );

function explain(cause: CommandError, chapters: readonly ChapterSource[]): AppError {
  const isNetwork = chapters.some(({ input }) => saysNetworkFailed(input, cause.stderr));
  if (isNetwork) return new AppError("unavailable", cause.message, { cause });
  return saysDamaged(cause.stderr) ? damaged(cause) : new AppError("internal", cause.message, { cause });
}

const damaged = (cause: unknown) =>
  new AppError("invalid_video", `a damaged chapter: ${String(cause)}`, {
    userMessage: "One of the chapters is damaged or was cut short. Copy them from the camera again.",
    cause,
  });
