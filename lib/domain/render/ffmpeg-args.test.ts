import { describe, expect, it } from "vitest";
import { dividePicture } from "#lib/domain/render/divide-picture";
import { type RenderCommandSource, renderCommand, transcodeCommand } from "#lib/domain/render/ffmpeg-args";
import { planRender } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { utcSeconds } from "#lib/domain/units";

const FACTS: VideoFacts = {
  ...{ container: "mov,mp4,m4a,3gp,3g2,mj2", duration: 10, startTime: 0, frameRate: { num: 25, den: 1 } },
  ...{ variableFrameRate: false, width: 640, height: 360, rotation: 0, anamorphic: false, codec: "h264" },
  ...{ pixelFormat: "yuv420p", videoStream: 0, size: 1 },
  color: { range: "tv", matrix: "bt709", hdr: "none", tags: { matrix: "bt709", transfer: "bt709" } },
  audio: { stream: 1, codec: "aac", channels: 2, sampleRate: 48000 },
};

function source(facts: Partial<VideoFacts> = {}, still = true): RenderCommandSource {
  const box = { x: 0, y: 300, width: 100, height: 60 };
  return {
    plan: planRender({
      ...{ facts: { ...FACTS, ...facts }, clip: { in: 2, out: 4 }, sync: { start: 0, offset: 0, rate: 1 } },
      ...{ ride: { start: utcSeconds(0), end: utcSeconds(100) }, output: { preset: "veryfast", crf: 23 } },
    }),
    input: ["-i", "file:/in.mp4"],
    still: still
      ? {
          url: "file:/still.yuv",
          width: 32,
          height: 16,
          tiles: [{ from: { x: 0, y: 0 }, to: { x: 10, y: 20, width: 32, height: 16 } }],
        }
      : undefined,
    moving: {
      ...{ width: 100, height: 60, tiles: [{ from: { x: 0, y: 0 }, to: box }] },
      parts: dividePicture({ x: 0, y: 0, width: 640, height: 360 }, [box]).parts,
    },
    films: [{ kind: "source", width: 640, height: 360, url: "file:/out.mp4" }],
  };
}

const graphOf = (command: readonly string[]) => command[command.indexOf("-filter_complex") + 1]?.split(";") ?? [];
const wordAfter = (command: readonly string[], option: string) => command[command.indexOf(option) + 1];

describe("renderCommand", () => {
  it("queues eight pictures of gauges, of large ones fewer, so that memory is bounded", () => {
    const queued = (moving: { width: number; height: number }) =>
      wordAfter(renderCommand({ ...source(), moving: { ...source().moving, ...moving } }), "-thread_queue_size");
    expect(queued({ width: 800, height: 320 })).toBe("8");
    expect(queued({ width: 1600, height: 1500 })).toBe("2");
  });

  it("is one run that reads the clip, lays on the gauges and encodes", () => {
    expect(renderCommand(source())).toEqual([
      ...["ffmpeg", "-hide_banner", "-loglevel", "error", "-y"],
      ...["-progress", "pipe:1", "-nostats", "-stats_period", "0.25"],
      ...["-noaccurate_seek", "-ss", "2.000000", "-i", "file:/in.mp4"],
      ...["-f", "rawvideo", "-pixel_format", "yuva420p", "-video_size", "32x16", "-framerate", "25/1"],
      ...["-protocol_whitelist", "file", "-i", "file:/still.yuv"],
      ...["-thread_queue_size", "8"],
      ...["-f", "rawvideo", "-pixel_format", "yuva420p", "-video_size", "100x60", "-framerate", "25/1"],
      ...["-protocol_whitelist", "pipe", "-i", "pipe:0"],
      ...["-filter_complex_threads", "1", "-filter_complex", expect.any(String)],
      ...["-map", "[film0]", "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p"],
      ...["-fps_mode", "passthrough", "-map", "0:1", "-c:a", "copy", "-copypriorss:a", "0"],
      ...["-map_metadata", "-1", "-map_chapters", "-1", "-dn", "-sn", "-t", "2.000000"],
      ...["-movflags", "+faststart", "-f", "mp4", "file:/out.mp4"],
    ]);
  });

  it("divides the picture, overlays the moving part, stacks and lays the still part on", () => {
    expect(graphOf(renderCommand(source()))).toEqual([
      "[0:0]fps=fps=25/1:start_time=0:round=near,tpad=stop_mode=clone:stop=2,trim=end_frame=50,split=3[part0][part1][part2]",
      "[2:v]split=1[gauges0]",
      "[part0]crop=640:300:0:0:exact=1[part0Done]",
      "[part1]crop=100:60:0:300:exact=1[part1Plain]",
      "[gauges0]crop=100:60:0:0:exact=1[tile0]",
      "[part1Plain][tile0]overlay=0:0:eval=init:format=yuv420:alpha=straight:eof_action=endall[part1Done]",
      "[part2]crop=540:60:100:300:exact=1[part2Done]",
      "[part0Done][part1Done][part2Done]xstack=inputs=3:layout=0_0|0_300|100_300:shortest=1[stacked]",
      "[1:v]split=1[still0]",
      "[still0]crop=32:16:0:0:exact=1[stillTile0]",
      "[stacked][stillTile0]overlay=10:20:eval=init:format=yuv420:alpha=straight:eof_action=repeat[drawn]",
      "[drawn]setparams=range=tv:color_trc=bt709:colorspace=bt709[film0]",
    ]);
  });

  it("reads the gauges from input 1 when nothing is still", () => {
    const command = renderCommand(source({}, false));
    expect(command.filter((word) => word === "-i")).toHaveLength(2);
    expect(graphOf(command)).toContain("[1:v]split=1[gauges0]");
  });

  it("seeks nothing at the very start", () => {
    const { plan, ...rest } = source();
    expect(renderCommand({ ...rest, plan: { ...plan, in: 0 as typeof plan.in } })).not.toContain("-ss");
  });

  it("counts from the first video frame, not from the start of the container", () => {
    expect(wordAfter(renderCommand(source({ startTime: 0.5 })), "-ss")).toBe("2.500000");
  });

  it("seeks early where the container has no index of key frames", () => {
    const command = renderCommand(source({ container: "mpegts", startTime: 1.4, duration: 100 }));
    expect(wordAfter(command, "-itsoffset")).toBe("-3.400000");
    expect(command).not.toContain("-ss");
  });

  it("encodes sound that MP4 does not carry, cut to the sample", () => {
    const command = renderCommand(source({ audio: { stream: 2, codec: "pcm_s16le", channels: 2, sampleRate: 48000 } }));
    expect(wordAfter(command, "-c:a")).toBe("aac");
    expect(wordAfter(command, "-af")).toBe("atrim=start=0,aresample=async=1:first_pts=0");
  });

  it("maps no sound where there is none", () => {
    expect(renderCommand(source({ audio: undefined }))).toContain("-an");
  });

  it.each([
    ["odd sides", { width: 641, height: 361 }, "crop=640:360:0:0:exact=1"],
    ["pixels that are not square", { width: 640, height: 361, anamorphic: true }, "scale=640:360,setsar=1"],
    [
      "10 bits",
      { pixelFormat: "yuv420p10le" },
      "scale=in_color_matrix=bt709:in_range=tv:out_color_matrix=bt709:out_range=tv,format=yuv420p",
    ],
    ["half-pictures", { interlaced: true }, "bwdif=mode=send_frame:parity=auto:deint=interlaced"],
    ["RGB", { pixelFormat: "gbrp" }, "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"],
    [
      "4:4:4 at full range",
      { pixelFormat: "yuvj444p", color: { range: "pc", matrix: "bt601", hdr: "none" } },
      "scale=in_color_matrix=bt601:in_range=pc:out_color_matrix=bt601:out_range=pc,format=yuvj420p",
    ],
    [
      "wide gamut",
      { pixelFormat: "yuv420p10le", color: { range: "tv", matrix: "bt2020", hdr: "none" } },
      "zscale=primariesin=bt2020:transferin=bt709:matrixin=2020_ncl:rangein=limited:primaries=bt709:transfer=bt709:matrix=bt709:range=limited,format=yuv420p",
    ],
    [
      "HDR",
      { pixelFormat: "yuv420p10le", color: { range: "tv", matrix: "bt2020", hdr: "pq" } },
      "zscale=matrixin=2020_ncl:rangein=limited:matrix=gbr:range=full,format=gbrp16le,lut3d=file=pq-to-bt709.cube:interp=tetrahedral,zscale=primariesin=bt709:transferin=bt709:primaries=bt709:transfer=bt709:matrix=bt709:range=limited,format=yuv420p",
    ],
  ] as const)("makes plain frames of %s", (_, facts, filters) => {
    expect(graphOf(renderCommand(source(facts as Partial<VideoFacts>)))[0]).toContain(
      `trim=end_frame=50,${filters},split`,
    );
  });
});

describe("transcodeCommand", () => {
  it("reads and encodes as renderCommand does", () => {
    const [plain, drawn] = [transcodeCommand(source()), renderCommand(source())];
    expect(plain.filter((word) => !drawn.includes(word) && !word.startsWith("[0:0]"))).toEqual([]);
    expect(graphOf(plain)).toEqual([`${graphOf(drawn)[0]?.replace(/,split.*/, "")}[film0]`]);
  });
});
