import type { Encoding, Preset } from "#lib/domain/render/output";
import type { ColorSpec } from "#lib/domain/render/yuva";

/** H.264 encoders that ffmpeg may offer. The first runs everywhere; the others want their hardware. */
export const VIDEO_ENCODERS = ["libx264", "h264_nvenc", "h264_qsv", "h264_vaapi", "h264_videotoolbox"] as const;
export type VideoEncoder = (typeof VIDEO_ENCODERS)[number];
export const SOFTWARE_ENCODER: VideoEncoder = "libx264";

/** What a command needs around an encoder. */
export type EncoderArgs = {
  /** Before the inputs: the device. */
  readonly device: readonly string[];
  /** Last filters of the picture: the frames that the encoder takes. */
  readonly filters: readonly string[];
  /** Options of the output. */
  readonly options: readonly string[];
};

/**
 * The arguments with which an encoder comes near what libx264 makes of the same settings. Quality is a number of the
 * encoder's own for each: constant quality everywhere, never a bitrate, since nobody knows the ride's detail before.
 */
export function encoderArgs(encoder: VideoEncoder, { preset, crf }: Encoding, { range }: ColorSpec): EncoderArgs {
  const codec = ["-c:v", encoder];
  const toVideoLevels = range === "pc" ? ["scale=in_range=pc:out_range=tv"] : [];
  switch (encoder) {
    case "libx264":
      return {
        device: [],
        filters: [],
        options: [
          ...[...codec, "-preset", preset, "-crf", String(crf)],
          ...["-pix_fmt", range === "pc" ? "yuvj420p" : "yuv420p"],
        ],
      };
    case "h264_nvenc":
      return {
        device: [],
        filters: [...toVideoLevels, "format=yuv420p"],
        // -b:v 0 lifts the bitrate that would cap the quality. NVENC's scale gives x264's look two steps higher up.
        options: [
          ...[...codec, "-preset", NVENC_PRESETS[preset], "-rc", "vbr"],
          ...["-cq", String(quantiser(crf + 2)), "-b:v", "0", "-profile:v", "high"],
        ],
      };
    case "h264_qsv":
      return {
        device: [],
        filters: [...toVideoLevels, "format=nv12"],
        options: [
          ...[...codec, "-preset", QSV_PRESETS[preset]],
          // Without a bitrate this is ICQ, whose scale begins at 1.
          ...["-global_quality", String(Math.max(1, crf)), "-profile:v", "high"],
        ],
      };
    case "h264_vaapi":
      return {
        // The first GPU; another one is chosen by ffmpeg's own environment.
        device: ["-vaapi_device", "/dev/dri/renderD128"],
        filters: [...toVideoLevels, "format=nv12", "hwupload"],
        options: [...codec, "-rc_mode", "CQP", "-qp", String(quantiser(crf)), "-profile:v", "high"],
      };
    case "h264_videotoolbox":
      return {
        device: [],
        filters: [...toVideoLevels, "format=nv12"],
        options: [...codec, "-q:v", String(videoToolboxQuality(crf)), "-profile:v", "high"],
      };
  }
}

const NVENC_PRESETS: Readonly<Record<Preset, string>> = {
  ...{ ultrafast: "p1", superfast: "p2", veryfast: "p3", faster: "p4" },
  ...{ fast: "p5", medium: "p6", slow: "p7" },
};
/** Its fastest is called veryfast. */
const QSV_PRESETS: Readonly<Record<Preset, string>> = {
  ...{ ultrafast: "veryfast", superfast: "veryfast", veryfast: "veryfast", faster: "faster" },
  ...{ fast: "fast", medium: "medium", slow: "slow" },
};

const quantiser = (value: number): number => Math.min(51, Math.max(1, value));

/** 1 to 100, rising with quality: 23 becomes 60, 18 becomes 69. */
function videoToolboxQuality(crf: number): number {
  return Math.min(100, Math.max(1, Math.round(101.4 - 1.8 * crf)));
}

/**
 * One command that shows whether an encoder works here: half a second of grey, at a size that all of them take,
 * written nowhere. ffmpeg lists encoders that it was built with, whether or not the machine has what they want.
 */
export function tryEncoderCommand(encoder: VideoEncoder, encoding: Encoding): string[] {
  const { device, filters, options } = encoderArgs(encoder, encoding, { matrix: "bt709", range: "tv" });
  return [
    ...["ffmpeg", "-hide_banner", "-loglevel", "error", "-timelimit", "20", ...device],
    ...["-f", "lavfi", "-i", "color=c=gray:s=320x240:r=30:d=0.5"],
    ...["-vf", ["format=yuv420p", ...filters].join(","), ...options, "-f", "null", "-"],
  ];
}
