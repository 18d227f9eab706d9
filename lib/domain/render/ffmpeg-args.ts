import type { Rect } from "#lib/domain/overlay/gauge";
import type { Part } from "#lib/domain/render/divide-picture";
import { toSquareSdr } from "#lib/domain/render/picture-filters";
import { type PicturePlan, planDuration, type RenderPlan } from "#lib/domain/render/render-plan";
import type { Rational, VideoFacts } from "#lib/domain/render/video-facts";

/** A yuva420p picture and which of its parts go where in the frame: `from` in the atlas, `to` in the frame. */
export type AtlasLayout = {
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly { readonly from: { readonly x: number; readonly y: number }; readonly to: Rect }[];
};

/** The atlas of what moves, and how the picture is divided around its tiles (`tile` is an index of `tiles`). */
export type MovingLayout = AtlasLayout & { readonly parts: readonly Part[] };

export type RenderCommandSource = {
  readonly plan: RenderPlan;
  /** Options and `-i` of the video, from `untrustedInput`. */
  readonly input: readonly string[];
  /** One frame of raw yuva420p holding what never moves; absent when nothing is still. */
  readonly still: (AtlasLayout & { readonly url: string }) | undefined;
  /** What moves, one raw yuva420p frame per output frame on standard input. */
  readonly moving: MovingLayout;
  /** `file:` address of the file to write. */
  readonly output: string;
};

/** Frames by which a picture may end early (a last frame that cannot be decoded) before the file is called cut short. */
export const PADDED_FRAMES = 2;

/**
 * The whole render as one command: read the clip, lay the still and the moving gauges on it, encode once.
 * The command ends by itself when its standard input does, so it cannot outlive the process that feeds it.
 */
export function renderCommand(source: RenderCommandSource): string[] {
  const { plan, still, moving } = source;
  const movingIndex = still ? 2 : 1;
  return [
    ...FFMPEG,
    // Progress as lines `frame=…` on standard output, four times a second.
    ...["-progress", "pipe:1", "-nostats", "-stats_period", "0.25"],
    ...seekOptions(plan),
    ...source.input,
    ...(still ? rawInput(still, plan.frameRate, still.url, "file") : []),
    // The queue lets drawing run ahead of encoding by a few frames.
    ...["-thread_queue_size", "16", ...rawInput(moving, plan.frameRate, "pipe:0", "pipe")],
    ...graphThreads(plan),
    ...["-filter_complex", filterGraph(source, movingIndex)],
    ...writeOptions(source),
  ];
}

/** The same reading and encoding without gauges: what the benchmark compares with. */
export function transcodeCommand(source: Pick<RenderCommandSource, "plan" | "input" | "output">): string[] {
  const { plan } = source;
  return [
    ...FFMPEG,
    ...seekOptions(plan),
    ...source.input,
    ...["-filter_complex", `${pictureChain(plan)}[out]`],
    ...writeOptions(source),
  ];
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
    ...["-map", "[out]", "-frames:v", "1", "-q:v", "3", "-map_metadata", "-1"],
    // -update: one picture, so that `%` in a path is only a character.
    ...["-f", "image2", "-update", "1", source.output],
  ];
}

const FFMPEG = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-y"] as const;

/** Containers with an index of key frames: seeking lands at or before the wanted moment. */
const INDEXED = /^(mov|matroska|avi)/;
/** Elsewhere (MPEG-TS from action cameras) it may land after the last key frame before it: so many seconds earlier. */
const BLIND_PREROLL = 10;

/**
 * Makes time 0 of everything that follows the clip's first frame.
 * `-noaccurate_seek`: frames from the key frame on reach the `fps` filter, which alone decides. ffmpeg's own cut
 * drops the frame that began before the clip and is still shown (variable rates) and rounds at frame edges.
 */
function seekOptions({ facts, in: start }: RenderPlan): string[] {
  const at = facts.startTime + start;
  if (INDEXED.test(facts.container) || at <= 0) return seekTo(at, ["-noaccurate_seek"]);
  const preroll = Math.min(BLIND_PREROLL, at);
  return [...seekTo(at - preroll, ["-noaccurate_seek"]), "-itsoffset", secondsText(-preroll)];
}

/** Seconds after the container's start; nothing is sought at the very start, which some demuxers cannot do. */
function seekTo(time: number, options: readonly string[] = []): string[] {
  return time > 0 ? [...options, "-ss", secondsText(time)] : [];
}

function rawInput(size: { width: number; height: number }, rate: Rational, url: string, protocol: string): string[] {
  return [
    ...["-f", "rawvideo", "-pixel_format", "yuva420p", "-video_size", `${size.width}x${size.height}`],
    ...["-framerate", rateText(rate), "-protocol_whitelist", protocol, "-i", url],
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
function filterGraph({ plan, still, moving }: RenderCommandSource, movingIndex: number): string {
  const { parts, tiles } = moving;
  const labels = parts.map((_, i) => `part${i}`);
  return [
    `${pictureChain(plan)},split=${parts.length}${labels.map((label) => `[${label}]`).join("")}`,
    `[${movingIndex}:v]split=${tiles.length}${tiles.map((_, i) => `[gauges${i}]`).join("")}`,
    ...parts.flatMap(({ rect, tile }, i) => partChain(labels[i]!, rect, tile, tiles)),
    stackChain(labels, parts),
    ...(still ? stillChains(still) : ["[stacked]null[drawn]"]),
    `[drawn]${setColors(plan)}[out]`,
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

function stackChain(labels: readonly string[], parts: MovingLayout["parts"]): string {
  const inputs = labels.map((label) => `[${label}Done]`).join("");
  if (parts.length === 1) return `${inputs}null[stacked]`;
  const layout = parts.map(({ rect }) => `${rect.x}_${rect.y}`).join("|");
  return `${inputs}xstack=inputs=${parts.length}:layout=${layout}:shortest=1[stacked]`;
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

const cropOf = ({ width, height }: Rect, { x, y }: { readonly x: number; readonly y: number }): string =>
  `crop=${width}:${height}:${x}:${y}:exact=1`;

/** `xstack` makes new frames that have lost the source's colour tags. */
function setColors({ picture: { color, tags } }: RenderPlan): string {
  const { primaries, transfer, matrix } = tags;
  return [
    `setparams=range=${color.range}`,
    ...(primaries ? [`color_primaries=${primaries}`] : []),
    ...(transfer ? [`color_trc=${transfer}`] : []),
    ...(matrix ? [`colorspace=${matrix}`] : []),
  ].join(":");
}

/**
 * From the file's frames to upright, square, even, 8-bit SDR frames at a constant rate, exactly `frames` of them.
 * ffmpeg turns the picture by its rotation tag before the first filter.
 */
function pictureChain(plan: RenderPlan): string {
  return [
    `[0:${plan.facts.videoStream}]fps=fps=${rateText(plan.frameRate)}:start_time=0:round=near`,
    `tpad=stop_mode=clone:stop=${PADDED_FRAMES}`,
    `trim=end_frame=${plan.frames}`,
    ...toSquareSdr(plan),
    ...evenSquare(plan),
  ].join(",");
}

function evenSquare({ facts, width, height }: RenderPlan): string[] {
  if (facts.anamorphic) return [];
  return width === facts.width && height === facts.height ? [] : [`crop=${width}:${height}:0:0`];
}

/** Everything after the graph: its picture `[out]` and the source's sound become the file. */
function writeOptions({ plan, output }: Pick<RenderCommandSource, "plan" | "output">): string[] {
  return [
    ...["-map", "[out]", ...videoEncoding(plan)],
    ...audioOptions(plan),
    // Location, camera serial numbers and the old rotation tag are not ours to pass on; neither are telemetry tracks.
    ...["-map_metadata", "-1", "-map_chapters", "-1", "-dn", "-sn"],
    // Exactly the clip for audio that is copied; the picture is cut to the frame in the graph.
    ...["-t", secondsText(planDuration(plan))],
    // The index first: a browser can play while it downloads.
    ...["-movflags", "+faststart", "-f", "mp4", output],
  ];
}

function videoEncoding({ output, picture: { color } }: RenderPlan): string[] {
  return [
    ...["-c:v", "libx264", "-preset", output.preset, "-crf", String(output.crf)],
    ...["-pix_fmt", color.range === "pc" ? "yuvj420p" : "yuv420p"],
    // The graph has made the rate constant: each of its frames is written once.
    ...["-fps_mode", "passthrough"],
  ];
}

function audioOptions({ audio }: RenderPlan): string[] {
  if (!audio) return ["-an"];
  const map = ["-map", `0:${audio.stream}`];
  // Without copypriorss=0 ffmpeg would copy audio from the key frame before the clip.
  if (audio.mode === "copy") return [...map, "-c:a", "copy", "-copypriorss:a", "0"];
  return [...map, "-af", "atrim=start=0,aresample=async=1:first_pts=0", "-c:a", "aac", "-b:a", "160k"];
}

const rateText = ({ num, den }: Rational): string => `${num}/${den}`;
/** Microseconds are ffmpeg's own resolution. */
const secondsText = (value: number): string => value.toFixed(6);
