import { jpegOptions } from "#lib/domain/render/film-outputs";
import { FILMSTRIP_SPACING, type Filmstrip, filmstripTime } from "#lib/domain/render/filmstrip";
import { FFMPEG, seekTo } from "#lib/domain/render/input-args";
import { toSquareSdr } from "#lib/domain/render/picture-filters";
import { planPicture } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";

/**
 * The n-th picture as a JPEG of its own. Where pictures lie far apart the key frame before its moment stands for it:
 * one frame is decoded instead of half a group of them.
 */
export function filmstripFrameCommand(
  strip: Filmstrip,
  facts: VideoFacts,
  n: number,
  { input, url }: { readonly input: readonly string[]; readonly url: string },
): string[] {
  const byKeyFrame = facts.duration / strip.frames >= FILMSTRIP_SPACING;
  const at = facts.startTime + filmstripTime(strip, facts.duration, n);
  // Tone mapping costs by the pixel. Half-pictures can be joined only while their rows are what they were.
  const size = `scale=${strip.width}:${strip.height}:flags=area`;
  const toPlain = toSquareSdr({ facts, picture: planPicture(facts) });
  const chain = [
    `[0:${facts.videoStream}]null`,
    ...(facts.interlaced || facts.anamorphic ? toPlain : [size, "setsar=1", ...toPlain]),
    `${size}:out_color_matrix=bt601:out_range=pc`,
    ...["setsar=1", "format=yuvj420p"],
  ].join(",");
  return [
    ...FFMPEG,
    // Nobody feeds this run, so it bounds itself: CPU seconds.
    ...["-timelimit", "60"],
    ...(byKeyFrame ? ["-skip_frame", "nokey"] : []),
    ...seekTo(at, byKeyFrame ? ["-noaccurate_seek"] : []),
    ...input,
    ...["-filter_complex", `${chain}[out]`, "-map", "[out]"],
    ...jpegOptions(url),
  ];
}

/** Puts the pictures `pattern` (`%03d`, from 0 on, all there) together. `input`: options and `-i` of a list of pictures. */
export function filmstripCommand({ columns, frames }: Filmstrip, input: readonly string[], url: string): string[] {
  const rows = Math.ceil(frames / columns);
  return [
    ...FFMPEG,
    ...["-timelimit", "30", "-framerate", "1", "-start_number", "0", ...input],
    ...["-vf", `tile=${columns}x${rows}:nb_frames=${frames}:color=black`],
    ...jpegOptions(url),
  ];
}
