import type { VideoFacts } from "#lib/domain/render/video-facts";

/** H.264 decoders in hardware, and so those of phones, end at level 5.2: 4096 × 2304. */
const MOST_PIXELS = 4096 * 2304;

/**
 * Whether a video can be expected to play in any present browser as it is. Only what Chromium, Firefox and Safari all
 * play counts: H.264 in MP4 or MOV, VP8 and VP9 in WebM, each with 8 bits and 4:2:0. HEVC plays where the machine has a
 * decoder, AV1 not on older Apple devices, Matroska with H.264 not in Firefox. Sound does not count: a browser that
 * does not know it shows the picture all the same.
 */
export function playsInBrowsers({ codec, pixelFormat, container, audio, width, height }: VideoFacts): boolean {
  if (!/^yuvj?420p$/.test(pixelFormat) || width * height > MOST_PIXELS) return false;
  if (codec === "h264") return /^mov,/.test(container);
  // ffprobe calls Matroska and WebM the same; what WebM allows in it is what tells them apart.
  const isWebm = /webm/.test(container) && (!audio || audio.codec === "opus" || audio.codec === "vorbis");
  return isWebm && (codec === "vp8" || codec === "vp9");
}
