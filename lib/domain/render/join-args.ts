import { secondsText } from "#lib/domain/render/ffmpeg-text";
import { FFMPEG, TELL_PROGRESS } from "#lib/domain/render/input-args";

/** A file to be joined, as ffmpeg is to open it. */
export type JoinPart = {
  /** With its protocol: `file:/…`, `https://…`. */
  readonly url: string;
  /** Options of its demuxer and protocol, names without the dash. */
  readonly options: Readonly<Record<string, string>>;
  /** Seconds that its picture lasts, which is where the next one begins: its sound ends some milliseconds beside it. */
  readonly duration: number;
};

/** The list that ffmpeg's concat demuxer reads. */
export function joinScript(parts: readonly JoinPart[]): string {
  const lines = parts.flatMap(({ url, options, duration }) => [
    `file ${quoted(url)}`,
    ...Object.entries(options).map(([name, value]) => `option ${name} ${quoted(value)}`),
    `duration ${secondsText(duration)}`,
  ]);
  return ["ffconcat version 1.0", ...lines, ""].join("\n");
}

/** Within quotes everything stands for itself but a quote. */
const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

type JoinOrder = {
  /** Of the list: `file:/…`. */
  readonly script: string;
  /** What lists may name: the list's own protocol is `file`. */
  readonly protocols: string;
  readonly demuxers: string;
  /** The first part once more, for what the container says of the whole: when and where it was recorded. */
  readonly first: readonly string[];
  /** Indices of the streams to keep, the same in every part. */
  readonly streams: readonly number[];
  /** Seconds of CPU after which the run ends itself. */
  readonly limit: number;
  readonly output: string;
};

/**
 * Copies the packets of all parts into one MP4, byte for byte. Without `auto_convert` 0 the concat demuxer would rewrite
 * H.264 into another form and back.
 */
export function joinCommand({ script, protocols, demuxers, first, streams, limit, output }: JoinOrder): string[] {
  return [
    ...FFMPEG,
    ...TELL_PROGRESS,
    ...["-timelimit", String(limit)],
    ...["-protocol_whitelist", protocols, "-format_whitelist", `concat,${demuxers}`],
    ...["-f", "concat", "-safe", "0", "-auto_convert", "0", "-i", script],
    ...first,
    ...streams.flatMap((index) => ["-map", `0:${index}`]),
    ...["-map_metadata", "1", "-map_chapters", "-1", "-c", "copy"],
    // GoPro's telemetry, which ffmpeg can carry but not read.
    ...["-copy_unknown", "-tag:d", "gpmd", "-write_tmcd", "0"],
    ...["-f", "mp4", output],
  ];
}
