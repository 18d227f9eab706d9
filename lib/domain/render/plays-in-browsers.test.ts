import { expect, test } from "vitest";
import { playsInBrowsers } from "#lib/domain/render/plays-in-browsers";
import type { VideoFacts } from "#lib/domain/render/video-facts";

const MP4 = "mov,mp4,m4a,3gp,3g2,mj2";
const MKV = "matroska,webm";

function facts(changes: Partial<VideoFacts>): VideoFacts {
  return {
    ...{ container: MP4, duration: 20, startTime: 0, frameRate: { num: 30, den: 1 }, variableFrameRate: false },
    ...{ width: 1920, height: 1080, rotation: 0, anamorphic: false, codec: "h264", pixelFormat: "yuv420p" },
    ...{ color: { range: "tv", matrix: "bt709", hdr: "none" }, videoStream: 0, size: 1_000_000 },
    ...changes,
  };
}
const sound = (codec: string) => ({ stream: 1, codec, channels: 2, sampleRate: 48_000 });

test.each<[string, Partial<VideoFacts>, boolean]>([
  ["H.264 in MP4", {}, true],
  ["full range H.264 of GoPro and DJI", { pixelFormat: "yuvj420p" }, true],
  ["H.264 in 4K", { width: 3840, height: 2160 }, true],
  ["H.264 in 4K on its side", { width: 2160, height: 3840 }, true],
  ["H.264 in 5.3K, beyond what hardware decodes", { width: 5312, height: 2988 }, false],
  ["H.264 with sound that no browser knows", { audio: sound("pcm_s16be") }, true],
  ["H.264 with 10 bits", { pixelFormat: "yuv420p10le" }, false],
  ["H.264 with 4:2:2", { pixelFormat: "yuv422p" }, false],
  ["H.264 in Matroska", { container: MKV }, false],
  ["H.264 in AVCHD", { container: "mpegts" }, false],
  ["HEVC", { codec: "hevc" }, false],
  ["MPEG-4 in MP4", { codec: "mpeg4" }, false],
  ["MPEG-4 in AVI", { codec: "mpeg4", container: "avi" }, false],
  ["ProRes", { codec: "prores", pixelFormat: "yuv422p10le" }, false],
  ["VP9 in WebM", { codec: "vp9", container: MKV, audio: sound("opus") }, true],
  ["VP8 in WebM without sound", { codec: "vp8", container: MKV }, true],
  ["VP9 in Matroska with sound that WebM has not", { codec: "vp9", container: MKV, audio: sound("aac") }, false],
  ["VP9 with 10 bits", { codec: "vp9", container: MKV, pixelFormat: "yuv420p10le" }, false],
  ["AV1 in MP4", { codec: "av1" }, false],
])("%s", (_, changes, expected) => {
  expect(playsInBrowsers(facts(changes))).toBe(expected);
});
