import type { Rect } from "#lib/domain/overlay/gauge";
import { type PicturePlan, planDuration, type RenderPlan } from "#lib/domain/render/render-plan";
import { isRgb, type Rational, type VideoFacts } from "#lib/domain/render/video-facts";

/** A yuva420p picture and which of its parts go where in the frame: `from` in the atlas, `to` in the frame. */
export type AtlasLayout = {
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly { readonly from: { readonly x: number; readonly y: number }; readonly to: Rect }[];
};

export type RenderCommandSource = {
  readonly plan: RenderPlan;
  /** Options and `-i` of the video, from `untrustedInput`. */
  readonly input: readonly string[];
  /** One frame of raw yuva420p holding what never moves; absent when nothing is still. */
  readonly still: (AtlasLayout & { readonly url: string }) | undefined;
  /** What moves, one raw yuva420p frame per output frame on standard input. */
  readonly moving: AtlasLayout;
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
    "-filter_complex",
    filterGraph(source, movingIndex),
    ...["-map", "[out]", ...videoEncoding(plan)],
    ...audioOptions(plan),
    // Location, camera serial numbers and the old rotation tag are not ours to pass on; neither are telemetry tracks.
    ...["-map_metadata", "-1", "-map_chapters", "-1", "-dn", "-sn"],
    // Exactly the clip for audio that is copied; the picture is cut to the frame in the graph.
    ...["-t", secondsText(planDuration(plan))],
    // The index first: a browser can play while it downloads.
    ...["-movflags", "+faststart", "-f", "mp4", source.output],
  ];
}

/** The same reading and encoding without gauges: what the benchmark compares with. */
export function transcodeCommand(source: Pick<RenderCommandSource, "plan" | "input" | "output">): string[] {
  const { plan } = source;
  return [
    ...FFMPEG,
    ...seekOptions(plan),
    ...source.input,
    ...["-filter_complex", `${pictureChain(plan)}[out]`, "-map", "[out]", ...videoEncoding(plan)],
    ...audioOptions(plan),
    ...["-map_metadata", "-1", "-map_chapters", "-1", "-dn", "-sn", "-t", secondsText(planDuration(plan))],
    ...["-movflags", "+faststart", "-f", "mp4", source.output],
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

function filterGraph({ plan, still, moving }: RenderCommandSource, movingIndex: number): string {
  const chains = [`${pictureChain(plan)}[picture]`];
  let picture = "picture";
  const layers = [
    // The one still frame is repeated to the end of the clip.
    ...(still ? [{ atlas: still, input: 1, name: "still", eof: "repeat" }] : []),
    // Without new frames there is nobody left to draw: end rather than freeze the gauges.
    { atlas: moving, input: movingIndex, name: "moving", eof: "endall" },
  ];
  for (const { atlas, input, name, eof } of layers) {
    const { tiles } = atlas;
    chains.push(`[${input}:v]split=${tiles.length}${tiles.map((_, i) => `[${name}${i}]`).join("")}`);
    for (const [i, { from, to }] of tiles.entries()) {
      const next = `${name}On${i}`;
      chains.push(
        `[${name}${i}]crop=${to.width}:${to.height}:${from.x}:${from.y}:exact=1[${name}Tile${i}]`,
        `[${picture}][${name}Tile${i}]overlay=${to.x}:${to.y}:eval=init:format=yuv420:alpha=straight:eof_action=${eof}[${next}]`,
      );
      picture = next;
    }
  }
  chains.push(`[${picture}]null[out]`);
  return chains.join(";");
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

function toSquareSdr({ facts, picture }: { facts: VideoFacts; picture: PicturePlan }): string[] {
  const evenDown = (value: number) => value - (value % 2);
  return [
    ...(facts.anamorphic ? [`scale=${evenDown(facts.width)}:${evenDown(facts.height)}`, "setsar=1"] : []),
    ...toneMap(picture.toSdr),
    ...(picture.toYuv420 && picture.toSdr === "no" ? toYuv420(picture, facts) : []),
  ];
}

/**
 * 8-bit 4:2:0 of the same matrix and range. Named on both sides, since swscale takes untagged YUV for BT.601 and would
 * recolour it; RGB has no matrix to come from.
 */
function toYuv420({ color: { matrix, range } }: PicturePlan, { pixelFormat }: VideoFacts): string[] {
  const from = isRgb(pixelFormat) ? "" : `in_color_matrix=${matrix}:in_range=${range}:`;
  return [
    `scale=${from}out_color_matrix=${matrix}:out_range=${range}`,
    `format=${range === "pc" ? "yuvj" : "yuv"}420p`,
  ];
}

/** npl: the luminance in cd/m² that becomes white; BT.2408 puts HDR reference white at 203. */
function toneMap(toSdr: PicturePlan["toSdr"]): string[] {
  if (toSdr === "no") return [];
  const bt709 = "primaries=bt709:transfer=bt709:matrix=bt709:range=tv";
  if (toSdr === "wide") {
    // In one step: untagged curves stay unknown between two filters, and zimg refuses to guess.
    return [`zscale=primariesin=bt2020:transferin=bt709:matrixin=2020_ncl:${bt709}`, "format=yuv420p"];
  }
  const transfer = toSdr === "pq" ? "smpte2084" : "arib-std-b67";
  return [
    `zscale=primariesin=bt2020:transferin=${transfer}:matrixin=2020_ncl:transfer=linear:npl=203`,
    "format=gbrpf32le",
    "zscale=primaries=bt709",
    "tonemap=tonemap=mobius:desat=0",
    `zscale=${bt709}`,
    "format=yuv420p",
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
