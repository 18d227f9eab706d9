import { z } from "zod";
import { AppError } from "#lib/domain/errors";
import { type Seconds, seconds, type UtcSeconds, utcSeconds } from "#lib/domain/units";

/** The moments that a date of four digits can name, seconds since 1970: years 0 to 9999. */
const FIRST_MOMENT = -62_167_219_200;
const LAST_MOMENT = 253_402_300_799;
/** Any clock can be put right by it. */
const FARTHEST_OFFSET = LAST_MOMENT - FIRST_MOMENT;
/** From slow motion at a ten-thousandth of the speed to a timelapse at a million times the speed. */
const SLOWEST_RATE = 1e-4;
const FASTEST_RATE = 1e6;

/**
 * How video time becomes track time: `utc(t) = start + offset + rate · t`.
 * `start` is the moment at which the video's own clock says it began, `offset` the correction (seconds),
 * `rate` the ride seconds that pass in one second of video (1; 30 for a 30 × timelapse).
 * All within what a date can be made of, whatever the video's length.
 *
 * `points` are what a person said, for people: frames (seconds of video) and their moments (UTC seconds), one or two,
 * the earlier frame first. They always agree with the rest; without them it was read from a clock or moved as a whole.
 */
export const syncSchema = z.object({
  start: z.number().min(FIRST_MOMENT).max(LAST_MOMENT),
  offset: z.number().min(-FARTHEST_OFFSET).max(FARTHEST_OFFSET),
  rate: z.number().min(SLOWEST_RATE).max(FASTEST_RATE),
  points: z
    .array(z.object({ videoTime: z.number().min(0), utc: z.number().min(FIRST_MOMENT).max(LAST_MOMENT) }))
    .min(1)
    .max(2)
    .optional(),
});
export type Sync = z.infer<typeof syncSchema>;

/** This frame of the video is that moment of the ride. */
export type SyncPoint = { videoTime: Seconds; utc: UtcSeconds };

/** The moment of the ride at a video time. */
export function utcAt(sync: Sync, videoTime: Seconds): UtcSeconds {
  return utcSeconds(sync.start + sync.offset + sync.rate * videoTime);
}

/** The video time at which a moment of the ride is seen; negative before the video's first frame. */
export function videoTimeAt(sync: Sync, utc: UtcSeconds): Seconds {
  return seconds((utc - sync.start - sync.offset) / sync.rate);
}

/** The sync under which `point` holds, keeping the clock (`start`) and `rate`. */
export function syncFromPoint({ start, rate }: Pick<Sync, "start" | "rate">, point: SyncPoint): Sync {
  return { start, rate, offset: point.utc - start - rate * point.videoTime };
}

/** The whole video so many seconds later on the ride, with the points that were set. */
export function shiftSync({ points, ...sync }: Sync, by: number): Sync {
  const moved = points?.map(({ videoTime, utc }) => ({ videoTime, utc: utc + by }));
  return { ...sync, offset: sync.offset + by, ...(moved && { points: moved }) };
}

/** The sync under which both points hold: also solves the rate (timelapse, drifting clocks). */
export function syncFromTwoPoints(start: UtcSeconds, a: SyncPoint, b: SyncPoint): Sync {
  const rate = (b.utc - a.utc) / (b.videoTime - a.videoTime);
  if (!Number.isFinite(rate) || rate <= 0) {
    throw new AppError("invalid_request", `two sync points give rate ${rate}`, {
      userMessage:
        "The two sync points must be at different frames, and the later frame must be the later moment of the ride.",
    });
  }
  return syncFromPoint({ start, rate }, a);
}
