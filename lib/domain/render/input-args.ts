import { rateText, secondsText } from "#lib/domain/render/ffmpeg-text";
import type { Size } from "#lib/domain/render/framing";
import type { RenderPlan } from "#lib/domain/render/render-plan";
import type { Rational } from "#lib/domain/render/video-facts";

/** Every command of ours begins so. */
export const FFMPEG = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-y"] as const;

/** Progress as lines `frame=…` on standard output, four times a second: the first file's frames. */
export const TELL_PROGRESS = ["-progress", "pipe:1", "-nostats", "-stats_period", "0.25"] as const;

/** Containers with an index of key frames: seeking lands at or before the wanted moment. */
const INDEXED = /^(mov|matroska|avi)/;
/** Elsewhere (MPEG-TS from action cameras) it may land after the last key frame before it: so many seconds earlier. */
const BLIND_PREROLL = 10;

/**
 * Makes time 0 of everything that follows the clip's first frame.
 * `-noaccurate_seek`: frames from the key frame on reach the `fps` filter, which alone decides. ffmpeg's own cut
 * drops the frame that began before the clip and is still shown (variable rates) and rounds at frame edges.
 */
export function seekOptions({ facts, in: start }: Pick<RenderPlan, "facts" | "in">): string[] {
  const at = facts.startTime + start;
  if (INDEXED.test(facts.container) || at <= 0) return seekTo(at, ["-noaccurate_seek"]);
  const preroll = Math.min(BLIND_PREROLL, at);
  return [...seekTo(at - preroll, ["-noaccurate_seek"]), "-itsoffset", secondsText(-preroll)];
}

/** Seconds after the container's start; nothing is sought at the very start, which some demuxers cannot do. */
export function seekTo(time: number, options: readonly string[] = []): string[] {
  return time > 0 ? [...options, "-ss", secondsText(time)] : [];
}

/** Raw pictures that we draw ourselves. `protocol` is the only one by which they are read. */
export function rawInput(size: Size, rate: Rational, url: string, protocol: string): string[] {
  return [
    ...["-f", "rawvideo", "-pixel_format", "yuva420p", "-video_size", `${size.width}x${size.height}`],
    ...["-framerate", rateText(rate), "-protocol_whitelist", protocol, "-i", url],
  ];
}
