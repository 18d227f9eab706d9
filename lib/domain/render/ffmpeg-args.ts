import type { Rect } from "#lib/domain/overlay/gauge";
import type { Part } from "#lib/domain/render/divide-picture";
import { deviceOptions, type FilmOutputs, fileOptions, outputChains } from "#lib/domain/render/film-outputs";
import { FFMPEG, rawInput, seekOptions, TELL_PROGRESS } from "#lib/domain/render/input-args";
import { pictureChains } from "#lib/domain/render/picture-chains";
import type { RenderPlan } from "#lib/domain/render/render-plan";
import type { Rational } from "#lib/domain/render/video-facts";

/** A yuva420p picture and which of its parts go where in the frame: `from` in the atlas, `to` in the frame. */
export type AtlasLayout = {
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly { readonly from: { readonly x: number; readonly y: number }; readonly to: Rect }[];
};

/** The atlas of what moves, and how the picture is divided around its tiles (`tile` is an index of `tiles`). */
export type MovingLayout = AtlasLayout & { readonly parts: readonly Part[] };

export type RenderCommandSource = FilmOutputs & {
  /** Options and `-i` of the video, from `untrustedInput`. */
  readonly input: readonly string[];
  /** One frame of raw yuva420p holding what never moves; absent when nothing is still. */
  readonly still: (AtlasLayout & { readonly url: string }) | undefined;
  /** What moves, one raw yuva420p frame per output frame on standard input. */
  readonly moving: MovingLayout;
};

/**
 * The whole render as one command: read the clip, lay the still and the moving gauges on it once, encode every film of
 * it and the poster. It ends by itself when its standard input does, so it cannot outlive the process that feeds it.
 */
export function renderCommand(source: RenderCommandSource): string[] {
  const { plan, still, moving } = source;
  const movingIndex = still ? 2 : 1;
  return [
    ...FFMPEG,
    ...TELL_PROGRESS,
    ...deviceOptions(source),
    ...seekOptions(plan),
    ...source.input,
    ...(still ? rawInput(still, plan.frameRate, still.url, "file") : []),
    ...movingInput(moving, plan.frameRate),
    ...graphThreads(plan),
    ...["-filter_complex", filterGraph(source, movingIndex)],
    ...fileOptions(source),
  ];
}

const MOST_QUEUED = 8;
const MOST_BYTES_QUEUED = 16 * 1024 ** 2;

/** The moving gauges on standard input. A queue lets drawing run ahead by some frames; few where one takes 6 MB (2160p). */
export function movingInput(moving: AtlasLayout, rate: Rational): string[] {
  const frames = Math.floor(MOST_BYTES_QUEUED / (moving.width * moving.height * 2.5));
  const queued = Math.max(2, Math.min(MOST_QUEUED, frames));
  return ["-thread_queue_size", String(queued), ...rawInput(moving, rate, "pipe:0", "pipe")];
}

/** The same reading and encoding of the same films without gauges: what the benchmark compares with. */
export function transcodeCommand(source: Omit<RenderCommandSource, "still" | "moving">): string[] {
  const { plan } = source;
  const chains = pictureChains(plan);
  return [
    ...FFMPEG,
    ...deviceOptions(source),
    ...seekOptions(plan),
    ...source.input,
    ...["-filter_complex", [...chains.slice(0, -1), ...outputChains(chains.at(-1)!, source)].join(";")],
    ...fileOptions(source),
  ];
}

/**
 * Blending small tiles costs less than waking threads for each (measured: 0.3 to 0.8 ms of CPU a frame saved); tone
 * mapping whole frames wants every core.
 */
function graphThreads({ picture }: RenderPlan): string[] {
  return picture.toSdr === "no" ? ["-filter_complex_threads", "1"] : [];
}

/**
 * Every `overlay` whose gauges still move copies its whole picture for every frame (framesync keeps the original in
 * case it is shown again: 0.3 ms at 1080p each). So the picture is divided, which costs nothing (`crop` moves
 * pointers), each tile is overlaid on a part of just its size, and `xstack` puts the parts together: one copy of the
 * picture for any number of gauges. What never moves is laid on last: an input that has ended is blended in place.
 */
function filterGraph(source: RenderCommandSource, movingIndex: number): string {
  const { plan, still } = source;
  const { parts, tiles } = source.moving;
  const labels = parts.map((_, i) => `part${i}`);
  const picture = pictureChains(plan);
  return [
    ...picture.slice(0, -1),
    `${picture.at(-1)},split=${parts.length}${labels.map((label) => `[${label}]`).join("")}`,
    `[${movingIndex}:v]split=${tiles.length}${tiles.map((_, i) => `[gauges${i}]`).join("")}`,
    ...parts.flatMap(({ rect, tile }, i) => partChain(labels[i]!, rect, tile, tiles)),
    stackChain(labels, parts),
    ...(still ? stillChains(still) : ["[stacked]null[drawn]"]),
    ...outputChains(`[drawn]${setColors(plan)}`, source),
  ].join(";");
}

function partChain(label: string, rect: Rect, tile: number | undefined, tiles: AtlasLayout["tiles"]): string[] {
  const cropped = `[${label}]${cropOf(rect, rect)}`;
  const from = tile === undefined ? undefined : tiles[tile]?.from;
  if (!from) return [`${cropped}[${label}Done]`];
  return [
    `${cropped}[${label}Plain]`,
    `[gauges${tile}]${cropOf(rect, from)}[tile${tile}]`,
    // endall: without new frames there is nobody left to draw, so end rather than freeze the gauges.
    `[${label}Plain][tile${tile}]overlay=0:0:${OVERLAY}:eof_action=endall[${label}Done]`,
  ];
}

/** Joins the parts `[…Done]` of a divided picture to `[stacked]`. */
export function stackChain(labels: readonly string[], parts: MovingLayout["parts"], ending = ":shortest=1"): string {
  const inputs = labels.map((label) => `[${label}Done]`).join("");
  if (parts.length === 1) return `${inputs}null[stacked]`;
  const layout = parts.map(({ rect }) => `${rect.x}_${rect.y}`).join("|");
  return `${inputs}xstack=inputs=${parts.length}:layout=${layout}${ending}[stacked]`;
}

function stillChains({ tiles }: AtlasLayout): string[] {
  const last = tiles.length - 1;
  return [
    `[1:v]split=${tiles.length}${tiles.map((_, i) => `[still${i}]`).join("")}`,
    ...tiles.flatMap(({ from, to }, i) => [
      `[still${i}]${cropOf(to, from)}[stillTile${i}]`,
      `[${i === 0 ? "stacked" : `drawn${i - 1}`}][stillTile${i}]overlay=${to.x}:${to.y}:${OVERLAY}:eof_action=repeat[${i === last ? "drawn" : `drawn${i}`}]`,
    ]),
  ];
}

/** Straight alpha: premultiplied colours come out 10 to 17 levels dark in YUV (ffmpeg 5.1). */
const OVERLAY = "eval=init:format=yuv420:alpha=straight";

/** Cuts a piece of `rect`'s size out at a place. */
export const cropOf = ({ width, height }: Rect, { x, y }: { readonly x: number; readonly y: number }): string =>
  `crop=${width}:${height}:${x}:${y}:exact=1`;

/** `xstack` makes new frames that have lost the source's colour tags. */
export function setColors({ picture: { color, tags } }: RenderPlan): string {
  const { primaries, transfer, matrix } = tags;
  return [
    `setparams=range=${color.range}`,
    ...(primaries ? [`color_primaries=${primaries}`] : []),
    ...(transfer ? [`color_trc=${transfer}`] : []),
    ...(matrix ? [`colorspace=${matrix}`] : []),
  ].join(":");
}
