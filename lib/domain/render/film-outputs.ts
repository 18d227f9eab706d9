import { encoderArgs, SOFTWARE_ENCODER, type VideoEncoder } from "#lib/domain/render/encoders";
import { secondsText } from "#lib/domain/render/ffmpeg-text";
import type { PlannedFilm, Size } from "#lib/domain/render/framing";
import { scaleTo } from "#lib/domain/render/framing-filters";
import { planDuration, type RenderPlan } from "#lib/domain/render/render-plan";

/** Where a film is written, and which one. */
export type FilmFile = PlannedFilm & { /** `file:` address. */ readonly url: string };
/** Where a JPEG of one frame is written: its number in the clip, and the picture's size. */
export type PosterFile = Size & { readonly url: string; readonly frame: number };

export type FilmOutputs = {
  readonly plan: RenderPlan;
  /** The files to write, largest first: the films of the plan. */
  readonly films: readonly FilmFile[];
  readonly poster?: PosterFile | undefined;
  /** libx264 when left out. */
  readonly encoder?: VideoEncoder | undefined;
};

/**
 * The chains from the finished picture, an open chain, to what is encoded: one decode and one overlay feed every film.
 * Their ends are `[film0]`, `[film1]` … and `[poster]`.
 */
export function outputChains(open: string, { plan, films, poster, encoder }: FilmOutputs): string[] {
  const { filters } = encoderOf(plan, encoder);
  const branches = [
    ...films.map((film, i) => ({ end: `film${i}`, filters: [...sized(film, plan), ...filters] })),
    ...(poster ? [{ end: "poster", filters: posterFilters(poster, plan) }] : []),
  ];
  const [only] = branches;
  if (only && branches.length === 1) return [`${[open, ...only.filters].join(",")}[${only.end}]`];
  const starts = branches.map(({ end, filters: own }) => (own.length > 0 ? `${end}Plain` : end));
  return [
    `${open},split=${branches.length}${starts.map((start) => `[${start}]`).join("")}`,
    ...branches.flatMap(({ end, filters: own }) => (own.length > 0 ? [`[${end}Plain]${own.join(",")}[${end}]`] : [])),
  ];
}

function sized(film: Size, plan: Size): string[] {
  return film.width === plan.width && film.height === plan.height ? [] : scaleTo(film);
}

/** JPEG is BT.601 at full range by definition (JFIF). */
function posterFilters({ frame, width, height }: PosterFile, { picture: { color } }: RenderPlan): string[] {
  const from = `in_color_matrix=${color.matrix}:in_range=${color.range}`;
  return [
    `trim=start_frame=${frame}:end_frame=${frame + 1}`,
    `scale=${width}:${height}:${from}:out_color_matrix=bt601:out_range=pc`,
    ...["setsar=1", "format=yuvj420p"],
  ];
}

/** What the encoder wants before the inputs. */
export function deviceOptions({ plan, encoder }: FilmOutputs): readonly string[] {
  return encoderOf(plan, encoder).device;
}

/** Everything after the graph: its pictures and the source's sound become the files. */
export function fileOptions({ plan, films, poster, encoder }: FilmOutputs): string[] {
  const { options } = encoderOf(plan, encoder);
  return [
    ...films.flatMap(({ url }, i) => [
      // The graph has made the rate constant: each of its frames is written once.
      ...["-map", `[film${i}]`, ...options, "-fps_mode", "passthrough"],
      ...audioOptions(plan),
      ...WITHOUT_METADATA,
      // Exactly the clip for audio that is copied; the picture is cut to the frame in the graph.
      ...["-t", secondsText(planDuration(plan))],
      // The index first: a browser can play while it downloads.
      ...["-movflags", "+faststart", "-f", "mp4", url],
    ]),
    ...(poster ? ["-map", "[poster]", "-fps_mode", "passthrough", ...jpegOptions(poster.url)] : []),
  ];
}

/** Location, camera serial numbers and the old rotation tag are not ours to pass on; neither are telemetry tracks. */
export const WITHOUT_METADATA = ["-map_metadata", "-1", "-map_chapters", "-1", "-dn", "-sn"] as const;

/** One picture as a JPEG file. `-update`: so that `%` in a path is only a character. */
export function jpegOptions(url: string): string[] {
  return [...["-frames:v", "1", "-q:v", "3", "-map_metadata", "-1"], ...["-f", "image2", "-update", "1", url]];
}

function encoderOf({ encoding, picture }: RenderPlan, encoder: VideoEncoder = SOFTWARE_ENCODER) {
  return encoderArgs(encoder, encoding, picture.color);
}

function audioOptions({ audio }: RenderPlan): string[] {
  if (!audio) return ["-an"];
  const map = ["-map", `0:${audio.stream}`];
  // Without copypriorss=0 ffmpeg would copy audio from the key frame before the clip.
  if (audio.mode === "copy") return [...map, "-c:a", "copy", "-copypriorss:a", "0"];
  return [...map, "-af", "atrim=start=0,aresample=async=1:first_pts=0", "-c:a", "aac", "-b:a", "160k"];
}
