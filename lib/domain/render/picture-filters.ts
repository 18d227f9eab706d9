import type { PicturePlan } from "#lib/domain/render/render-plan";
import { isRgb, type VideoFacts } from "#lib/domain/render/video-facts";

/** The filters that turn a file's upright frames into square-pixelled, 8-bit 4:2:0 SDR ones. */
export function toSquareSdr({ facts, picture }: { facts: VideoFacts; picture: PicturePlan }): string[] {
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
