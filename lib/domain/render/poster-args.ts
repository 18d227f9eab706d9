import { jpegOptions } from "#lib/domain/render/film-outputs";
import type { Size } from "#lib/domain/render/framing";
import { FFMPEG, seekTo } from "#lib/domain/render/input-args";
import { toSquareSdr } from "#lib/domain/render/picture-filters";
import type { PicturePlan } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";

/** Pixels: posters are at most this wide. */
export const POSTER_WIDTH = 1280;

/** The size of a poster of such a picture. */
export function posterSize({ width, height }: Size): Size {
  const shown = Math.min(POSTER_WIDTH, width);
  return { width: shown, height: Math.max(2, 2 * Math.round((height * shown) / width / 2)) };
}

/** A JPEG of the frame at `at` (video time), at most `width` pixels wide. */
export function posterCommand(source: {
  input: readonly string[];
  facts: VideoFacts;
  picture: PicturePlan;
  at: number;
  width: number;
  output: string;
}): string[] {
  const { facts } = source;
  return [
    ...FFMPEG,
    // Nobody feeds this run, so it bounds itself: CPU seconds.
    ...["-timelimit", "60"],
    ...seekTo(facts.startTime + source.at),
    ...source.input,
    "-filter_complex",
    // JPEG is BT.601 at full range by definition (JFIF).
    `${[`[0:${facts.videoStream}]null`, ...toSquareSdr(source)].join(",")},scale=w='min(${source.width},iw)':h=-2:out_color_matrix=bt601:out_range=pc,format=yuvj420p[out]`,
    ...["-map", "[out]", ...jpegOptions(source.output)],
  ];
}
