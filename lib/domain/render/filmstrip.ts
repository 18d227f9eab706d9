import { z } from "zod";
import { perSecond } from "#lib/domain/render/frame-rate";
import type { Size } from "#lib/domain/render/framing";
import type { VideoFacts } from "#lib/domain/render/video-facts";

/** One picture with small pictures of a whole video, row by row; the n-th shows the middle of the video's n-th part. */
export const filmstripSchema = z.object({
  frames: z.number().int().positive(),
  /** Pictures in a row; the last row may have fewer. */
  columns: z.number().int().positive(),
  /** Of one small picture, in pixels. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type Filmstrip = z.infer<typeof filmstripSchema>;

const BOX: Size = { width: 160, height: 90 };
const MOST_FRAMES = 100;
/** Fills a wide strip. */
const FEWEST_FRAMES = 24;
/** Seconds between the pictures of a longer video. */
export const FILMSTRIP_SPACING = 5;
const COLUMNS = 10;

/** How many pictures a video's filmstrip has, and how large they are. */
export function planFilmstrip({ duration, frameRate, width, height }: VideoFacts): Filmstrip {
  const wanted = Math.min(MOST_FRAMES, Math.max(FEWEST_FRAMES, Math.ceil(duration / FILMSTRIP_SPACING)));
  const frames = Math.min(wanted, Math.max(1, Math.round(duration * perSecond(frameRate))));
  const scale = Math.min(BOX.width / width, BOX.height / height);
  const even = (value: number) => Math.max(2, 2 * Math.round((value * scale) / 2));
  return { frames, columns: Math.min(COLUMNS, frames), width: even(width), height: even(height) };
}

/** Video time of the n-th picture. */
export function filmstripTime({ frames }: Filmstrip, duration: number, n: number): number {
  return ((n + 0.5) / frames) * duration;
}
