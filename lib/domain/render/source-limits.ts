import { AppError } from "#lib/domain/errors";
import type { FfprobeOutput, FfprobeStream } from "#lib/domain/render/parse-ffprobe";

/**
 * What a recording may claim to be. Every number comes from headers, which cost their maker nothing and us memory, time
 * and places on a timeline, so it is refused before anything is decoded. No camera comes near any of them.
 */
const SOURCE_LIMITS = {
  /** Pixels of a side. Below, nothing can be read; H.264 ends near 8192, and so do the browser's players. */
  shortestSide: 16,
  longestSide: 8192,
  /** Pixels of a picture: H.264's largest level (8192 × 4320). Cameras end at 5312 × 4648 and 7680 × 3840. */
  pixels: 8192 * 4352,
  /** Seconds: a brevet's day without a stop. Cards, and FAT's 4 GB files, end hours before. */
  duration: 24 * 3600,
  /** Streams: cameras write picture, sound, thumbnails, clock and telemetry; GoPro's most are seven. */
  streams: 64,
  /** Pictures a second: slow motion of phones is stored with up to 960. */
  rate: 1000,
} as const;

/** Throws AppError `invalid_video` for a file with more streams than any recording. */
export function refuseManyStreams({ streams }: FfprobeOutput): void {
  if (streams.length <= SOURCE_LIMITS.streams) return;
  throw refusal(`${streams.length} streams`, `${streams.length} streams (pictures, sounds)`, SOURCE_LIMITS.streams);
}

/** The size, stored or as shown (pixels may be anything but square). Throws AppError `invalid_video`. */
export function usableSize({ width = 0, height = 0 }: { width?: number | undefined; height?: number | undefined }): {
  width: number;
  height: number;
} {
  const { shortestSide, longestSide, pixels } = SOURCE_LIMITS;
  const isUsable =
    Math.min(width, height) >= shortestSide && Math.max(width, height) <= longestSide && width * height <= pixels;
  if (isUsable) return { width, height };
  throw new AppError("invalid_video", `picture of ${width}x${height}`, {
    userMessage:
      `The picture is ${width} × ${height} pixels; sides of ${shortestSide} to ${longestSide} can be used, and ` +
      `${Math.floor(pixels / 1e6)} megapixels.`,
  });
}

/** Throws AppError `invalid_video` for a picture that lasts longer, or changes faster, than any recording. */
export function refuseUnusualTime(duration: number, { avg_frame_rate = "" }: FfprobeStream): void {
  if (duration > SOURCE_LIMITS.duration) {
    const hours = Math.round(duration / 3600).toLocaleString("en");
    throw refusal(`${duration} s`, `${hours} hours`, SOURCE_LIMITS.duration / 3600);
  }
  const [num = 0, den = 1] = avg_frame_rate.split("/").map(Number);
  const rate = den > 0 ? num / den : 0;
  if (rate > SOURCE_LIMITS.rate) {
    throw refusal(`${avg_frame_rate} frames/s`, `${Math.round(rate).toLocaleString("en")} pictures a second`, 1000);
  }
}

function refusal(fact: string, claimed: string, most: number): AppError {
  return new AppError("invalid_video", `the file claims ${fact}`, {
    userMessage:
      `This file says that it has ${claimed}; up to ${most.toLocaleString("en")} can be used. No camera records that: ` +
      "export it anew from a video editor.",
  });
}
