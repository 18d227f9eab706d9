import { FFMPEG } from "#lib/domain/render/input-args";
import type { Span } from "#lib/domain/youtube/section";
import type { RemoteFile } from "#lib/domain/youtube/yt-dlp-answer";

type SectionRequest = {
  /** Picture and sound in one, or the picture first. */
  files: readonly RemoteFile[];
  span: Span;
  proxy: string;
  demuxers: string;
  /** Bytes at which the file ends. */
  maxBytes: number;
  output: string;
  /** Where the times of the picture's packets are written, one on each line. */
  times: string;
  /** Trusted beside the system's authorities; for tests. */
  authority?: string | undefined;
};

/** Nothing but TLS, through a proxy. */
const PROTOCOLS = "https,tls,tcp,httpproxy";
const NETWORK_TIMEOUT_MICROSECONDS = 15_000_000;

/**
 * Copies a part of a video as it is, from the key frame before `span` on, and asks for no more bytes than lie there.
 * A key frame is rarely where it is wanted, and a container rounds the moment at which its picture begins (MP4: to
 * milliseconds). So the same run writes down the exact times of what it copies: `-copyts` keeps those of the whole video.
 */
export function sectionCommand(request: SectionRequest): string[] {
  const { files, span, maxBytes, output, times } = request;
  const sound = files.length > 1 ? "1:a:0" : "0:a:0?";
  return [
    ...FFMPEG,
    ...["-nostdin", "-copyts"],
    ...files.flatMap((file) => input(file, span, request)),
    ...["-map", "0:v:0", "-map", sound, "-c", "copy", "-map_metadata", "-1", "-map_chapters", "-1"],
    ...["-fs", String(maxBytes), "-f", "mp4", output],
    ...["-map", "0:v:0", "-c", "copy", "-f", "framecrc", times],
  ];
}

function input({ url, userAgent }: RemoteFile, { start, end }: Span, request: SectionRequest): string[] {
  const { proxy, demuxers, authority } = request;
  return [
    ...["-protocol_whitelist", PROTOCOLS, "-format_whitelist", demuxers, "-http_proxy", proxy],
    ...["-tls_verify", "1", ...(authority ? ["-ca_file", authority] : [])],
    ...["-rw_timeout", String(NETWORK_TIMEOUT_MICROSECONDS)],
    ...["-reconnect", "1", "-reconnect_on_network_error", "1", "-reconnect_delay_max", "4"],
    ...(userAgent ? ["-user_agent", userAgent] : []),
    ...(start > 0 ? ["-ss", String(start)] : []),
    ...["-to", String(end), "-i", url],
  ];
}

/**
 * When the picture begins, seconds of the whole video, exactly: from the lines that `sectionCommand` has written. They
 * are `stream, dts, pts, …` in ticks of `#tb 0: 1/30000`. Undefined when no picture came.
 */
export function firstFrameIn(times: string): number | undefined {
  const [, num, den] = /^#tb 0: (\d+)\/(\d+)$/m.exec(times) ?? [];
  let first: number | undefined;
  for (const [, pts] of times.matchAll(/^0,\s*-?\d+,\s*(-?\d+),/gm))
    first = Math.min(first ?? Number(pts), Number(pts));
  return first === undefined || !num || !den ? undefined : (first * Number(num)) / Number(den);
}
