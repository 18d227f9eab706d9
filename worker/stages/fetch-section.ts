import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "#lib/domain/errors";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { isYoutubeHost } from "#lib/domain/youtube/is-youtube-host";
import { isCutShort, LONGEST_FETCHED, placeSection, type Span } from "#lib/domain/youtube/section";
import { firstFrameIn, sectionCommand } from "#lib/domain/youtube/section-args";
import { type YoutubeProblem, youtubeError } from "#lib/domain/youtube/youtube-problem";
import type { YtDlpAnswer } from "#lib/domain/youtube/yt-dlp-answer";
import { type EgressProxy, openEgressProxy, type Refusal } from "#lib/server/net/egress-proxy";
import type { AddressRule } from "#lib/server/net/resolve-public";
import { probeVideo } from "../media/ffprobe.ts";
import { DEMUXERS, fileUrl } from "../media/input.ts";
import { copyLimits } from "../media/limits.ts";
import { CommandError, run } from "../media/run.ts";
import { askYtDlp, type Extraction } from "../media/yt-dlp.ts";

/** A place that videos are fetched from, and the way there. */
export type VideoSource = {
  readonly extraction: Extraction;
  readonly allows: (host: string, port: number) => boolean;
  readonly rule?: AddressRule;
  /** Trusted by ffmpeg beside the system's authorities. */
  readonly authority?: string;
  readonly limits: FetchLimits;
};

type FetchLimits = {
  /** Seconds of a section, and of the video it is of. */
  readonly section: number;
  readonly video: number;
  /** Bytes of a section's file; twice as much may be received in all. */
  readonly bytes: number;
  /** Milliseconds that may pass without end, whatever the section's length. */
  readonly patience: number;
};

/** YouTube itself. */
export const YOUTUBE: VideoSource = {
  extraction: { extractors: "youtube", address: (id) => `https://www.youtube.com/watch?v=${id}` },
  allows: isYoutubeHost,
  limits: { section: LONGEST_FETCHED + 60, video: 12 * 3600, bytes: 3 * 1024 ** 3, patience: 120_000 },
};

export type FetchedSection = {
  readonly path: string;
  /** In the whole video's time, see `placeSection`. */
  readonly facts: VideoFacts;
};

type Order = {
  id: string;
  span: Span;
  /** A work folder of its own. */
  folder: string;
  signal: AbortSignal;
  /** yt-dlp, where it is set; else it is looked for. */
  ytDlp?: string | undefined;
  /** Told of every way out that was refused. */
  onRefusal: (refusal: Refusal) => void;
  /** 0 to 1. */
  onProgress: (progress: number) => void;
};

/**
 * Fetches a part of a video as it is. Both programs that take part speak to strangers, so both run without rights,
 * environment or shell, and reach the internet only by a proxy that knows a handful of hosts. (The script of YouTube's
 * player, which yt-dlp has Node.js run, is asked for by the proxy too, but Node.js 24 does not hold it to that.)
 * Throws AppError with `details.youtube`.
 */
export async function fetchSection(source: VideoSource, order: Order): Promise<FetchedSection> {
  const { limits, extraction, allows, rule } = source;
  const { id, span, folder, signal, ytDlp, onRefusal } = order;
  if (!/^[\w-]{11}$/.test(id)) throw new AppError("internal", `${id} is no id of a video`);
  if (span.end - span.start > limits.section) throw youtubeError("tooLong", `${span.end - span.start} s`);
  await using proxy = await openEgressProxy({
    allows,
    ...(rule && { rule }),
    maxBytes: 2 * limits.bytes,
    onRefusal,
  });
  const question = { id, extraction, proxy: proxy.url, folder, signal, program: ytDlp };
  const answer = await askYtDlp(question).catch((error: unknown) => {
    throw proxy.isExceeded() ? youtubeError("tooLarge", "a page without an end", error) : error;
  });
  const { duration } = answer;
  if (duration !== undefined && duration > limits.video) throw youtubeError("tooLong", `the video lasts ${duration} s`);
  // Awaited here: the way out closes with this scope.
  return await copySection(source, order, { ...answer, duration: duration ?? span.end }, proxy);
}

async function copySection(
  { limits, authority }: VideoSource,
  { span, folder, signal, onProgress }: Order,
  { files, duration }: YtDlpAnswer & { duration: number },
  proxy: EgressProxy,
): Promise<FetchedSection> {
  const path = join(folder, "section.mp4");
  const times = join(folder, "times.txt");
  const length = span.end - span.start;
  const cpu = Math.ceil(60 + length / 5);
  const command = sectionCommand({
    ...{ files, span, proxy: proxy.url, demuxers: DEMUXERS, authority },
    ...{ maxBytes: limits.bytes, output: fileUrl(path), times: fileUrl(times) },
  });
  const watch = setInterval(() => onProgress(Math.min(1, proxy.received() / expectedBytes(length))), 1000);
  try {
    // Played at its own speed it would take its length: YouTube is never that slow for long.
    const timeout = limits.patience + 3000 * length;
    await run(command, { signal, cwd: folder, limits: copyLimits(limits.bytes, cpu), timeout });
  } catch (error) {
    throw explain(error, proxy);
  } finally {
    clearInterval(watch);
  }
  const firstFrame = firstFrameIn(await readFile(times, "utf8"));
  if (firstFrame === undefined) throw youtubeError(proxy.isExceeded() ? "tooLarge" : "unreadable", "no picture came");
  const probed = await probeVideo(path, { signal }).catch((error: unknown) => {
    throw error instanceof AppError && error.code === "invalid_video"
      ? youtubeError(proxy.isExceeded() ? "tooLarge" : "unreadable", error.message, error)
      : error;
  });
  // ffmpeg ends well at `-fs`, and where a connection ended too soon.
  if (probed.size > 0.97 * limits.bytes) throw youtubeError("tooLarge", `${probed.size} bytes`);
  const facts = placeSection(probed, firstFrame);
  if (isCutShort(facts, span, duration)) {
    throw youtubeError("network", `came until ${facts.duration} of ${Math.min(span.end, duration)} s`);
  }
  return { path, facts };
}

/** Of 1080p at YouTube, about 4 Mbit/s; only the bar depends on it. */
const expectedBytes = (length: number): number => 500_000 * length;

const SAID_BY_FFMPEG: readonly (readonly [YoutubeProblem, RegExp])[] = [
  // An address that YouTube no longer takes: it is made anew, or yt-dlp must learn how.
  ["outdated", /returned 40[134]|Forbidden/],
  ["bot", /returned 4XX/],
  ["network", /returned 5XX|Input\/output error|timed out|Connection|Network|error in the pull function|End of file/i],
];

function explain(error: unknown, proxy: EgressProxy): unknown {
  if (proxy.isExceeded()) return youtubeError("tooLarge", `${proxy.received()} bytes came`, error);
  if (error instanceof CommandError) {
    const { stderr } = error;
    const [sign] = SAID_BY_FFMPEG.find(([, words]) => words.test(stderr)) ?? ["unreadable" as const];
    return youtubeError(sign, error.message, error);
  }
  if (error instanceof AppError && error.code === "unavailable") return youtubeError("network", error.message, error);
  // It wrote more than it may: the limit of the kernel, a little above `-fs`.
  if (error instanceof AppError && error.code === "invalid_video")
    return youtubeError("tooLarge", error.message, error);
  return error;
}
