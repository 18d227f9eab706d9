import { stat } from "node:fs/promises";
import { AppError } from "#lib/domain/errors";
import {
  chooseVideoStream,
  type FfprobeOutput,
  parseVideoFacts,
  readFfprobeOutput,
  wantsMeasuredEnd,
} from "#lib/domain/render/parse-ffprobe";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { isUrl, saysNetworkFailed, untrustedInput } from "./input.ts";
import { PROBING } from "./limits.ts";
import { CommandError, run } from "./run.ts";

type ProbeOptions = { signal?: AbortSignal | undefined };

/** An honest file answers in well under a second; a hostile one must not hold a worker. */
const TIMEOUT = 60_000;
/** How far before the stated end the last packets are looked for. */
const END_WINDOW_SECONDS = 10;

/**
 * What the video at `input` (a local path or a presigned URL) is. Nothing is decoded and little is read.
 * Throws AppError `invalid_video` in plain words for what cannot be used, `unavailable` when storage cannot be reached.
 */
export async function probeVideo(input: string, options: ProbeOptions = {}): Promise<VideoFacts> {
  if (!isUrl(input)) await refuseMissingOrEmpty(input);
  return factsIn(await probe(input, options), input, options);
}

/** What a video consists of, with a hash of each decoder's settings. Throws as `probeVideo` does. */
export async function probeStreams(input: string, options: ProbeOptions = {}): Promise<FfprobeOutput> {
  const what = ["-show_format", "-show_streams", "-show_data_hash", "md5"];
  return readFfprobeOutput(await ffprobe(what, input, options));
}

/** What a file of ours is; starting ffprobe costs a tenth of a second, so all is asked at once. */
export type ProbedResult = {
  readonly facts: VideoFacts;
  /** By the index of an MP4 or MOV; of a WebM by its packets. */
  readonly frames: number;
  /** Of the picture, their names in lower case. */
  readonly tags: Readonly<Record<string, string>>;
};

/** Looks at a finished file. Throws as `probeVideo` does. */
export async function probeResult(input: string, options: ProbeOptions = {}): Promise<ProbedResult> {
  const output = await probe(input, options);
  const { index, nb_frames, tags } = chooseVideoStream(output);
  return {
    facts: await factsIn(output, input, options),
    frames: nb_frames || (await countPackets(index, input, options)),
    tags: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name.toLowerCase(), value])),
  };
}

async function probe(input: string, options: ProbeOptions): Promise<FfprobeOutput> {
  return readFfprobeOutput(await ffprobe(["-show_format", "-show_streams"], input, options));
}

async function factsIn(output: FfprobeOutput, input: string, options: ProbeOptions): Promise<VideoFacts> {
  return parseVideoFacts(output, wantsMeasuredEnd(output) ? await measureEnd(output, input, options) : undefined);
}

async function countPackets(stream: number, input: string, options: ProbeOptions): Promise<number> {
  const what = ["-select_streams", String(stream), "-count_packets", "-show_entries", "stream=nb_read_packets"];
  return Number((await ffprobe(what, input, options, ["-of", "csv=print_section=0"])).trim());
}

async function refuseMissingOrEmpty(path: string): Promise<void> {
  const stats = await stat(path).catch((cause: unknown) => {
    throw new AppError("invalid_video", `no file at ${path}`, {
      userMessage: "The video file was not found. Check its name and place.",
      cause,
    });
  });
  if (!stats.isFile()) throw new AppError("invalid_video", "Expected a video file, but this is a folder or a device.");
  if (stats.size === 0) {
    throw new AppError("invalid_video", "The video file is empty (0 bytes). Copy it from the camera again.");
  }
}

/** The end of the last video packet on the container's clock: near the stated end first, else through the whole file. */
async function measureEnd(output: FfprobeOutput, input: string, options: ProbeOptions): Promise<number | undefined> {
  const { index } = chooseVideoStream(output);
  const stated = output.format.duration;
  const from = stated === undefined ? 0 : Math.max(0, (output.format.start_time ?? 0) + stated - END_WINDOW_SECONDS);
  const near = from > 0 ? await lastPacketEnd(index, from, input, options) : undefined;
  return near ?? (await lastPacketEnd(index, 0, input, options));
}

async function lastPacketEnd(stream: number, from: number, input: string, options: ProbeOptions) {
  let end: number | undefined;
  const onLine = (line: string) => {
    const [pts = Number.NaN, duration] = line.split(",").map(Number);
    if (Number.isFinite(pts)) end = Math.max(end ?? pts, pts + (duration || 0));
  };
  await ffprobe(
    [
      ...["-select_streams", String(stream), "-show_entries", "packet=pts_time,duration_time"],
      ...(from > 0 ? ["-read_intervals", `${from}%`] : []),
    ],
    input,
    { ...options, onLine },
    ["-of", "csv=print_section=0"],
  );
  return end;
}

type ReadOptions = ProbeOptions & { onLine?: ((line: string) => void) | undefined };

async function ffprobe(what: string[], input: string, options: ReadOptions, form = ["-of", "json"]): Promise<string> {
  const command = ["ffprobe", "-hide_banner", "-loglevel", "error", ...form, ...what, ...untrustedInput(input)];
  try {
    const { signal, onLine } = options;
    return (await run(command, { signal, onLine, limits: PROBING, timeout: TIMEOUT })).stdout;
  } catch (error) {
    throw error instanceof CommandError ? explainRefusal(error, input) : error;
  }
}

function explainRefusal(cause: CommandError, input: string): AppError {
  if (saysNetworkFailed(input, cause.stderr)) {
    return new AppError("unavailable", `storage did not answer: ${cause.message}`, { cause });
  }
  if (/moov atom not found/.test(cause.stderr)) {
    return new AppError("invalid_video", cause.message, {
      userMessage:
        "This is not a complete video: the index that every MP4 and MOV carries is missing, as when a camera loses " +
        "power or a copy is cut short. Copy it from the camera again, or repair it with the camera maker's tool.",
      cause,
    });
  }
  return new AppError("invalid_video", cause.message, {
    userMessage:
      "This file is not a video that can be read here. Choose an MP4, MOV, MKV, WebM or AVI as it came from the camera.",
    cause,
  });
}
