import { AppError } from "#lib/domain/errors";
import { chooseVideoStream, type FfprobeOutput, type FfprobeStream } from "#lib/domain/render/parse-ffprobe";

/** A chapter as ffprobe sees it. */
export type ProbedChapter = { readonly name: string; readonly probed: FfprobeOutput };

export type JoinPlan = {
  /** Indices of the streams to keep, the same in every chapter: picture, sound, GoPro's telemetry. */
  readonly streams: readonly number[];
  /** Seconds from each chapter's beginning to the end of its picture. */
  readonly durations: readonly number[];
  /** Of all chapters together. */
  readonly frames: number;
  /** Seconds that one frame lasts. */
  readonly frame: number;
};

/**
 * How chapters are joined without encoding anything: possible only where the camera recorded all of them alike, which
 * it does within one recording. Throws AppError `invalid_video` in plain words.
 */
export function planJoin(chapters: readonly ProbedChapter[]): JoinPlan {
  const [first, ...others] = chapters.map(keptStreams);
  if (!first) throw new AppError("internal", "nothing to join");
  for (const chapter of others) refuseOther(first, chapter);
  const durations = chapters.map(pictureEnd);
  const frames = chapters.reduce((sum, chapter) => sum + framesOf(chapter), 0);
  return {
    streams: first.streams.map(({ index }) => index),
    durations,
    frames,
    frame: durations.reduce((sum, duration) => sum + duration, 0) / frames,
  };
}

type Kept = { readonly name: string; readonly streams: readonly FfprobeStream[] };

function keptStreams({ name, probed }: ProbedChapter): Kept {
  if (!/\bmp4\b/.test(probed.format.format_name)) {
    throw new AppError("invalid_video", `a chapter in ${probed.format.format_name}`, {
      userMessage: `${name} is neither MP4 nor MOV. Only those can be joined; add it as a video of its own.`,
    });
  }
  const video = chooseVideoStream(probed);
  const audio = probed.streams.find((one) => one.codec_type === "audio" && one.codec_name && one.channels);
  const telemetry = probed.streams.filter((one) => one.codec_tag_string === "gpmd");
  return { name, streams: [video, ...(audio ? [audio] : []), ...telemetry] };
}

function refuseOther(first: Kept, other: Kept): void {
  const pairs = first.streams.map((stream, index) => [stream, other.streams[index]] as const);
  const difference = pairs.map(([one, its]) => differenceOf(one, its)).find((words) => words !== undefined);
  const said =
    difference ?? (other.streams.length > first.streams.length ? "has sound or telemetry beyond" : undefined);
  if (said === undefined) return;
  throw new AppError("invalid_video", `${other.name} differs from ${first.name}: ${said}`, {
    userMessage:
      `${other.name} ${said} ${first.name}. The files of one recording are alike, so these are two: ` +
      "add them as separate videos.",
  });
}

/** What keeps the packets of two streams from following each other; reads on with the name of the first file. */
function differenceOf(one: FfprobeStream, its: FfprobeStream | undefined): string | undefined {
  if (!its) return `has ${one.codec_type === "audio" ? "no sound" : "no telemetry"}, unlike`;
  if (one.index !== its.index) return "has its parts in another order than";
  if (one.width !== its.width || one.height !== its.height) {
    return `is ${its.width} × ${its.height} pixels large, not ${one.width} × ${one.height} as`;
  }
  if (
    one.codec_name !== its.codec_name ||
    one.pix_fmt !== its.pix_fmt ||
    one.codec_tag_string !== its.codec_tag_string
  ) {
    return `is recorded as ${its.codec_name}, in another way than`;
  }
  if (one.codec_type === "video" && one.r_frame_rate !== its.r_frame_rate) return "has another frame rate than";
  if (one.sample_rate !== its.sample_rate || one.channels !== its.channels) return "has sound of another kind than";
  const turn = (stream: FfprobeStream) => stream.side_data_list.find((data) => data.rotation !== undefined)?.rotation;
  if ((turn(one) ?? 0) !== (turn(its) ?? 0)) return "was held another way up than";
  return one.extradata_hash === its.extradata_hash ? undefined : "was recorded with other settings than";
}

function pictureEnd({ name, probed }: ProbedChapter): number {
  const { start_time = 0, duration } = chooseVideoStream(probed);
  if (duration) return start_time - (probed.format.start_time ?? 0) + duration;
  throw unreadable(name);
}

function framesOf({ name, probed }: ProbedChapter): number {
  const { nb_frames } = chooseVideoStream(probed);
  if (nb_frames) return nb_frames;
  throw unreadable(name);
}

const unreadable = (name: string) =>
  new AppError("invalid_video", `${name} does not say how long it is`, {
    userMessage: `${name} does not say how long it is, so nothing can follow it. Copy it from the camera again.`,
  });
