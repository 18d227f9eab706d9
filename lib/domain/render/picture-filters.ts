import type { PicturePlan } from "#lib/domain/render/render-plan";
import { toneCubeFile } from "#lib/domain/render/tone-cube";
import { isRgb, type VideoFacts } from "#lib/domain/render/video-facts";

/** The filters that turn a file's upright frames into square-pixelled, 8-bit 4:2:0 SDR ones. */
export function toSquareSdr({ facts, picture }: { facts: VideoFacts; picture: PicturePlan }): string[] {
  const evenDown = (value: number) => value - (value % 2);
  return [
    ...deinterlace(facts),
    ...(facts.anamorphic ? [`scale=${evenDown(facts.width)}:${evenDown(facts.height)}`, "setsar=1"] : []),
    ...toneMap(picture.toSdr, facts.color.range),
    ...(picture.toYuv420 && picture.toSdr === "no" ? toYuv420(picture, facts) : []),
  ];
}

/**
 * Full frames at the same rate out of half-pictures, which show combs wherever something moves. Only frames that are
 * marked are touched. A picture that ffmpeg has turned on its side has no rows to join.
 */
function deinterlace({ interlaced, rotation }: VideoFacts): string[] {
  return interlaced && rotation === 0 ? ["bwdif=mode=send_frame:parity=auto:deint=interlaced"] : [];
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

/**
 * HDR by a table of colours (`tone-cube.ts`): 18 ms of CPU a 1080p frame, where zimg's linear light in floats and
 * ffmpeg's `tonemap` took 40. At 16 bits, for which `lut3d` has SIMD code (at 10 bits it takes three times as long).
 */
function toneMap(toSdr: PicturePlan["toSdr"], range: VideoFacts["color"]["range"]): string[] {
  if (toSdr === "no") return [];
  const levels = `rangein=${range === "pc" ? "full" : "limited"}`;
  const bt709 = "primaries=bt709:transfer=bt709:matrix=bt709:range=limited";
  if (toSdr === "wide") {
    // In one step: untagged curves stay unknown between two filters, and zimg refuses to guess.
    return [`zscale=primariesin=bt2020:transferin=bt709:matrixin=2020_ncl:${levels}:${bt709}`, "format=yuv420p"];
  }
  return [
    `zscale=matrixin=2020_ncl:${levels}:matrix=gbr:range=full`,
    "format=gbrp16le",
    `lut3d=file=${toneCubeFile(toSdr)}:interp=tetrahedral`,
    // The table has changed what the numbers mean, the tags do not know.
    `zscale=primariesin=bt709:transferin=bt709:${bt709}`,
    "format=yuv420p",
  ];
}
