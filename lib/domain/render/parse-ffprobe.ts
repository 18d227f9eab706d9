import { z } from "zod";
import { AppError } from "#lib/domain/errors";
import { outputFrameRate } from "#lib/domain/render/frame-rate";
import { refuseManyStreams, refuseUnusualTime, usableSize } from "#lib/domain/render/source-limits";
import type { ColorTags, Rational, VideoFacts } from "#lib/domain/render/video-facts";
import { parseUtc } from "#lib/domain/units";

const number = z.coerce.number().optional().catch(undefined);
const streamSchema = z.object({
  index: z.number().int().nonnegative(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  codec_tag_string: z.string().optional(),
  /** Of the decoder's settings, where they were asked for. */
  extradata_hash: z.string().optional(),
  width: number,
  height: number,
  pix_fmt: z.string().optional(),
  sample_aspect_ratio: z.string().optional(),
  field_order: z.string().optional(),
  has_b_frames: number,
  color_range: z.string().optional(),
  color_space: z.string().optional(),
  color_transfer: z.string().optional(),
  color_primaries: z.string().optional(),
  r_frame_rate: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  start_time: number,
  duration: number,
  nb_frames: number,
  channels: number,
  sample_rate: number,
  disposition: z.record(z.string(), z.number()).default({}),
  tags: z.record(z.string(), z.string()).default({}),
  side_data_list: z
    .array(z.object({ rotation: number, dv_profile: number, dv_bl_signal_compatibility_id: number }))
    .default([]),
});
const outputSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z.object({
    format_name: z.string(),
    start_time: number,
    duration: number,
    size: number,
    tags: z.record(z.string(), z.string()).default({}),
  }),
});
export type FfprobeStream = z.infer<typeof streamSchema>;
export type FfprobeOutput = z.infer<typeof outputSchema>;

/** The text of `ffprobe -of json -show_format -show_streams`. Throws AppError `invalid_video` when it is not that. */
export function readFfprobeOutput(text: string): FfprobeOutput {
  const result = outputSchema.safeParse(JSON.parse(text || "{}"));
  if (result.success) return result.data;
  throw new AppError("invalid_video", `unexpected ffprobe output: ${result.error.message}`, {
    userMessage: "This file could not be read as a video. Choose the file as it came from the camera (MP4, MOV, WebM).",
    cause: result.error,
  });
}

/**
 * The picture: the default video stream, else the first; never a cover image. Throws AppError `invalid_video`.
 */
export function chooseVideoStream(output: FfprobeOutput): FfprobeStream {
  const videos = output.streams.filter((one) => one.codec_type === "video" && !one.disposition.attached_pic);
  const chosen = videos.find((one) => one.disposition.default) ?? videos[0];
  if (chosen) return chosen;
  const hasSound = output.streams.some((one) => one.codec_type === "audio");
  throw new AppError("invalid_video", "no video stream", {
    userMessage: `${hasSound ? "This file has sound but no picture." : "There is no picture in this file."} Choose a video.`,
  });
}

/**
 * True when the container does not say how long the picture itself lasts (Matroska, fragmented MP4, streams):
 * the end of the last packet is to be measured and given to `parseVideoFacts`.
 */
export function wantsMeasuredEnd(output: FfprobeOutput): boolean {
  const stream = chooseVideoStream(output);
  return !stream.nb_frames || !stream.duration;
}

/**
 * What the file is, from ffprobe's output. `pictureEnd` is the end of the last video packet, where it was measured:
 * seconds on the container's clock. Throws AppError `invalid_video` for files that cannot be drawn on.
 */
export function parseVideoFacts(output: FfprobeOutput, pictureEnd?: number): VideoFacts {
  refuseManyStreams(output);
  const stream = chooseVideoStream(output);
  const { codec, pixelFormat } = decodable(stream);
  refuseOnlyDolbyVision(stream);
  const stored = usableSize(stream);
  const rotation = clockwiseRotation(stream);
  const aspect = sampleAspect(stream);
  const shown = usableSize({
    width: aspect > 1 ? Math.round(stored.width * aspect) : stored.width,
    height: aspect < 1 ? Math.round(stored.height / aspect) : stored.height,
  });
  const turned = rotation === 90 || rotation === 270;
  const { rate, variable } = outputFrameRate(
    rational(stream.r_frame_rate),
    rational(stream.avg_frame_rate),
    stream.nb_frames || undefined,
  );
  const start = stream.start_time ?? 0;
  const duration = pictureDuration(output, stream, start, pictureEnd);
  refuseUnusualTime(duration, stream);
  const audio = chooseAudio(output, start);
  const creationTime = recordedAt(output, stream);
  const zonedCreationTime = recordedInZone(output);
  return {
    container: output.format.format_name,
    duration,
    startTime: start - (output.format.start_time ?? 0),
    frameRate: rate,
    variableFrameRate: variable,
    width: turned ? shown.height : shown.width,
    height: turned ? shown.width : shown.height,
    rotation,
    anamorphic: aspect !== 1,
    ...(isInterlaced(stream) ? { interlaced: true } : {}),
    ...stampedLate(output, stream),
    codec,
    pixelFormat,
    color: colorOf(stream, pixelFormat, stored),
    videoStream: stream.index,
    ...(audio ? { audio } : {}),
    ...(creationTime === undefined ? {} : { creationTime }),
    ...(zonedCreationTime ? { zonedCreationTime } : {}),
    size: Math.max(1, Math.round(output.format.size ?? 1)),
  };
}

function decodable(stream: FfprobeStream): { codec: string; pixelFormat: string } {
  const { codec_name: codec, pix_fmt: pixelFormat } = stream;
  if (codec && codec !== "unknown" && pixelFormat && pixelFormat !== "unknown") return { codec, pixelFormat };
  const name = codec && codec !== "unknown" ? codec : (stream.codec_tag_string ?? "an unknown codec");
  throw new AppError("invalid_video", `cannot decode ${name}`, {
    userMessage: `This video is recorded as "${name}", which cannot be read here. Convert it to H.264 or H.265 and try again.`,
  });
}

/** Profile 5 has no layer in ordinary colours: without Dolby's own decoder it is green and violet. */
function refuseOnlyDolbyVision({ side_data_list }: FfprobeStream): void {
  const vision = side_data_list.find((one) => one.dv_profile !== undefined);
  if (vision?.dv_profile !== 5 || vision.dv_bl_signal_compatibility_id) return;
  throw new AppError("invalid_video", "Dolby Vision profile 5", {
    userMessage:
      "This video is recorded in Dolby Vision profile 5, whose colours cannot be read here. " +
      "Export it as HDR10, HLG or SDR and try again.",
  });
}

function pictureDuration(output: FfprobeOutput, stream: FfprobeStream, start: number, end: number | undefined): number {
  const stated = stream.duration ?? output.format.duration;
  const duration = end === undefined ? stated : end - start;
  if (duration !== undefined && Number.isFinite(duration) && duration > 0) return duration;
  throw new AppError("invalid_video", `picture lasts ${duration} s`, {
    userMessage: "There is no picture in this video: it holds no frames. Copy it from the camera again.",
  });
}

/** ffprobe gives degrees counter-clockwise; turns that are not quarters are left alone, as ffmpeg leaves the size. */
function clockwiseRotation(stream: FfprobeStream): VideoFacts["rotation"] {
  const counter = stream.side_data_list.find((one) => one.rotation !== undefined)?.rotation ?? 0;
  const clockwise = (((Math.round(-counter) % 360) + 360) % 360) as number;
  return clockwise === 90 || clockwise === 180 || clockwise === 270 ? clockwise : 0;
}

/** `has_b_frames`: how many frames the decoder holds back to put them in order. AVI's clock counts frames. */
function stampedLate(output: FfprobeOutput, { has_b_frames = 0, r_frame_rate }: FfprobeStream) {
  const rate = rational(r_frame_rate);
  if (output.format.format_name !== "avi" || !rate || !(has_b_frames > 0)) return {};
  return { stampedLate: (has_b_frames * rate.den) / rate.num };
}

/** ffprobe's names of how fields are stored and shown: top or bottom first. */
function isInterlaced({ field_order = "" }: FfprobeStream): boolean {
  return ["tt", "bb", "tb", "bt"].includes(field_order);
}

function sampleAspect(stream: FfprobeStream): number {
  const [num = 0, den = 0] = (stream.sample_aspect_ratio ?? "").split(":").map(Number);
  return num > 0 && den > 0 ? num / den : 1;
}

function rational(text: string | undefined): Rational | undefined {
  const [num = 0, den = 0] = (text ?? "").split("/").map(Number);
  return num > 0 && den > 0 && Number.isInteger(num) && Number.isInteger(den) ? { num, den } : undefined;
}

const HDR_TRANSFERS: Record<string, VideoFacts["color"]["hdr"]> = { smpte2084: "pq", "arib-std-b67": "hlg" };

/** Untagged matrices as players guess: HD is BT.709, smaller pictures BT.601 (mpv's rule). */
function colorOf(stream: FfprobeStream, pixelFormat: string, size: { width: number; height: number }) {
  const hdr = HDR_TRANSFERS[stream.color_transfer ?? ""] ?? ("none" as const);
  const range = stream.color_range === "pc" || pixelFormat.startsWith("yuvj") ? ("pc" as const) : ("tv" as const);
  // VP8 knows nothing but BT.601 (RFC 6386 §9.2); ffprobe leaves it untagged.
  const tagged = stream.codec_name === "vp8" ? "bt470bg" : stream.color_space;
  return {
    range,
    matrix: matrixOf(tagged, hdr !== "none", size),
    hdr,
    tags: tagsOf(tagged, stream),
  };
}

/** Tags of SDR files that ffmpeg's `setparams` knows by ffprobe's name; the rest is left open. */
const SDR_TAGS = {
  matrix: new Set(["bt709", "bt470bg", "smpte170m", "smpte240m", "fcc"]),
  primaries: new Set([
    "bt709",
    "bt470m",
    "bt470bg",
    "smpte170m",
    "smpte240m",
    "film",
    "bt2020",
    "smpte431",
    "smpte432",
  ]),
  transfer: new Set(["bt709", "bt470m", "bt470bg", "smpte170m", "smpte240m", "linear", "iec61966-2-1", "iec61966-2-4"]),
};

function tagsOf(matrix: string | undefined, { color_primaries, color_transfer }: FfprobeStream): ColorTags {
  return {
    ...(matrix && SDR_TAGS.matrix.has(matrix) ? { matrix } : {}),
    ...(color_primaries && SDR_TAGS.primaries.has(color_primaries) ? { primaries: color_primaries } : {}),
    ...(color_transfer && SDR_TAGS.transfer.has(color_transfer) ? { transfer: color_transfer } : {}),
  };
}

function matrixOf(
  tagged: string | undefined,
  isHdr: boolean,
  size: { width: number; height: number },
): VideoFacts["color"]["matrix"] {
  switch (tagged) {
    case "bt709":
      return "bt709";
    case "smpte170m":
    case "bt470bg":
    case "fcc":
      return "bt601";
    case "bt2020nc":
    case "bt2020c":
      return "bt2020";
    default:
      if (isHdr) return "bt2020";
      return size.width >= 1280 || size.height > 576 ? "bt709" : "bt601";
  }
}

/** The default audio stream, else the first, of those that can be described; none is normal. */
function chooseAudio(output: FfprobeOutput, pictureStart: number): VideoFacts["audio"] {
  const usable = output.streams.filter(
    (one) => one.codec_type === "audio" && one.codec_name && one.codec_name !== "unknown" && one.channels,
  );
  const chosen = usable.find((one) => one.disposition.default) ?? usable[0];
  if (!chosen?.codec_name || !chosen.channels || !chosen.sample_rate) return undefined;
  return {
    stream: chosen.index,
    codec: chosen.codec_name,
    channels: chosen.channels,
    sampleRate: chosen.sample_rate,
    ...soundSpan(chosen, pictureStart),
  };
}

function soundSpan({ start_time, duration }: FfprobeStream, pictureStart: number): { start?: number; end?: number } {
  if (start_time === undefined || duration === undefined) return {};
  return { start: start_time - pictureStart, end: start_time + duration - pictureStart };
}

/** Cameras without a set clock write the epoch of the format (1904) or of Unix: those are no dates. */
const FIRST_PLAUSIBLE = Date.UTC(1990, 0) / 1000;

function recordedAt(output: FfprobeOutput, stream: FfprobeStream): number | undefined {
  for (const tags of [output.format.tags, stream.tags]) {
    const moment = parseUtc(tags.creation_time ?? "");
    if (moment !== undefined && moment >= FIRST_PLAUSIBLE) return moment;
  }
  return undefined;
}

/** QuickTime's own date (iPhones): local time with its zone, `2024-01-24T06:50:14-0800`; it survives trimming. */
function recordedInZone(output: FfprobeOutput): VideoFacts["zonedCreationTime"] {
  const text = output.format.tags["com.apple.quicktime.creationdate"] ?? "";
  const utc = parseUtc(text);
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)$/.exec(text) ?? [];
  if (utc === undefined || utc < FIRST_PLAUSIBLE || !sign) return undefined;
  return { utc, utcOffsetMinutes: (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) };
}
