import { z } from "zod";

/** A rational number of frames a second: 30000/1001. */
const rationalSchema = z.object({ num: z.number().int().positive(), den: z.number().int().positive() });
export type Rational = z.infer<typeof rationalSchema>;

const colorTag = z.string().regex(/^[a-z0-9-]+$/);
const colorTagsSchema = z.object({
  matrix: colorTag.optional(),
  primaries: colorTag.optional(),
  transfer: colorTag.optional(),
});
export type ColorTags = z.infer<typeof colorTagsSchema>;

/** What the satellites say about a video's time: utc(t) = utcAtZero + rate · t, `t` in video time. */
const gpsClockSchema = z.object({
  /** The moment of the first frame, UTC seconds since 1970. */
  utcAtZero: z.number(),
  /** Seconds of the ride in one second of video: 1, or more for a timelapse. */
  rate: z.number().positive(),
  /** Positions that the camera recorded. */
  points: z.number().int().positive(),
  /** Seconds by which its stamps usually disagree with the clock above. */
  spread: z.number().nonnegative(),
});
export type GpsClock = z.infer<typeof gpsClockSchema>;

/**
 * What a video is, as far as drawing on it needs to know. Stored with the video and given to the browser.
 * "Video time" is presentation time minus the first video frame's, in seconds.
 */
export const videoFactsSchema = z.object({
  /** ffprobe's name of the demuxer, `mov,mp4,m4a,3gp,3g2,mj2`. */
  container: z.string(),
  /** Seconds of picture, from the first frame to the end of the last. */
  duration: z.number().positive(),
  /** Seconds from the container's start to the first video frame: player time = video time + this. */
  startTime: z.number(),
  /** The rate of the output: the source's own where it is constant and at most 60, see `outputFrameRate`. */
  frameRate: rationalSchema,
  variableFrameRate: z.boolean(),
  /** Display size in square pixels, after rotation and sample aspect ratio; may be odd. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** Degrees clockwise by which the stored picture is turned for display. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** Stored pixels are not square. */
  anamorphic: z.boolean(),
  /** Frames hold two half-pictures of different moments (older cameras, AVCHD). Absent: no, or not known. */
  interlaced: z.boolean().optional(),
  /**
   * Seconds by which frames are stamped later than they are shown. AVI has no presentation times: ffmpeg stamps a frame
   * when it leaves the decoder, which with B-frames is some frames after its turn. Absent: none, or not known.
   */
  stampedLate: z.number().positive().optional(),
  codec: z.string(),
  pixelFormat: z.string(),
  color: z.object({
    range: z.enum(["tv", "pc"]),
    /** As tagged, else guessed from the size as players do. */
    matrix: z.enum(["bt709", "bt601", "bt2020"]),
    hdr: z.enum(["none", "pq", "hlg"]),
    /** As tagged in the file, in ffmpeg's names; what is not tagged is absent. */
    tags: colorTagsSchema.optional(),
  }),
  /** Index of the chosen video and audio stream in the file. */
  videoStream: z.number().int().nonnegative(),
  audio: z
    .object({
      stream: z.number().int().nonnegative(),
      codec: z.string(),
      channels: z.number().int().positive(),
      sampleRate: z.number().int().positive(),
      /** Video time at which the sound begins and ends, where the container says it. */
      start: z.number().optional(),
      end: z.number().optional(),
    })
    .optional(),
  /** `creation_time` read as UTC (cameras often write local time): seconds since 1970. */
  creationTime: z.number().optional(),
  /** A start that names its own zone (QuickTime's `creationdate`; phones): UTC seconds since 1970, minutes east. */
  zonedCreationTime: z.object({ utc: z.number(), utcOffsetMinutes: z.number() }).optional(),
  /** The camera's own GPS time, see `readCamera`. */
  gpsClock: gpsClockSchema.optional(),
  /** Bytes. */
  size: z.number().int().positive(),
});
export type VideoFacts = z.infer<typeof videoFactsSchema>;

/** True for ffmpeg's names of RGB pixel formats (screen recordings): they have no YUV matrix of their own. */
export function isRgb(pixelFormat: string): boolean {
  return /^(gbr|rgb|bgr|argb|abgr|0rgb|0bgr|pal8)/.test(pixelFormat);
}
