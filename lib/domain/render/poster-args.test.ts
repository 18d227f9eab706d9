import { describe, expect, it } from "vitest";
import { posterCommand, posterSize } from "#lib/domain/render/poster-args";
import { planPicture } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";

const FACTS: VideoFacts = {
  ...{ container: "mov,mp4,m4a,3gp,3g2,mj2", duration: 10, startTime: 0, frameRate: { num: 25, den: 1 } },
  ...{ variableFrameRate: false, width: 640, height: 360, rotation: 0, anamorphic: false, codec: "h264" },
  ...{ pixelFormat: "yuv420p", videoStream: 0, size: 1, color: { range: "tv", matrix: "bt709", hdr: "none" } },
};

describe("posterCommand", () => {
  it("is one bounded run for one upright picture", () => {
    const picture = planPicture(FACTS);
    expect(
      posterCommand({ input: ["-i", "x"], facts: FACTS, picture, at: 3, width: 1280, output: "file:/p.jpg" }),
    ).toEqual([
      ...["ffmpeg", "-hide_banner", "-loglevel", "error", "-y", "-timelimit", "60", "-ss", "3.000000", "-i", "x"],
      "-filter_complex",
      "[0:0]null,scale=w='min(1280,iw)':h=-2:out_color_matrix=bt601:out_range=pc,format=yuvj420p[out]",
      ...["-map", "[out]", "-frames:v", "1", "-q:v", "3", "-map_metadata", "-1", "-f", "image2", "-update", "1"],
      "file:/p.jpg",
    ]);
  });
});

describe("posterSize", () => {
  it.each([
    [
      { width: 1920, height: 1080 },
      { width: 1280, height: 720 },
    ],
    [
      { width: 1080, height: 1920 },
      { width: 1080, height: 1920 },
    ],
    [
      { width: 28, height: 50 },
      { width: 28, height: 50 },
    ],
  ])("of %o is %o", (picture, size) => {
    expect(posterSize(picture)).toEqual(size);
  });
});
