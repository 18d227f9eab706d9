import { describe, expect, it } from "vitest";
import { frameTime, planDuration, planRender } from "#lib/domain/render/render-plan";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import { utcSeconds } from "#lib/domain/units";

const FACTS: VideoFacts = {
  ...{ container: "mov,mp4", duration: 10.01, startTime: 0, frameRate: { num: 30000, den: 1001 } },
  ...{ variableFrameRate: false, width: 1921, height: 1081, rotation: 0, anamorphic: false, codec: "h264" },
  ...{ pixelFormat: "yuv420p", color: { range: "tv", matrix: "bt709", hdr: "none" }, videoStream: 0, size: 1 },
};
const START = 1_700_000_000;
const ride = { start: utcSeconds(START), end: utcSeconds(START + 100) };
const output = { preset: "veryfast", crf: 23 } as const;
const plan = (clip?: { in: number; out: number }, facts: Partial<VideoFacts> = {}, offset = 10) =>
  planRender({ facts: { ...FACTS, ...facts }, clip, sync: { start: START, offset, rate: 1 }, ride, output });

describe("planRender", () => {
  it("takes the whole video without a clip, with even sides", () => {
    expect(plan()).toMatchObject({ in: 0, frames: 300, width: 1920, height: 1080, warnings: [] });
  });

  it("puts the clip on the frame grid", () => {
    const one = plan({ in: 2.51, out: 5 });
    expect(one.in).toBe(75 / (30000 / 1001));
    expect(one.frames).toBe(150 - 75);
    expect(frameTime(one, 0)).toBe(one.in);
    expect(frameTime(one, 75)).toBeCloseTo((150 * 1001) / 30000, 12);
    expect(planDuration(one)).toBeCloseTo((75 * 1001) / 30000, 12);
  });

  it("takes an end that players have rounded up", () => {
    expect(plan({ in: 9, out: 10.03 }).frames).toBe(300 - 270);
  });

  it.each([
    [{ in: 9, out: 10.2 }, /reaches beyond the video, which is 10\.01 s long/],
    [{ in: 11, out: 12 }, /begins at 11 s, but the video is only 10\.01 s long/],
    [{ in: 20, out: 10.01 }, /begins at 20 s, but the video is only 10\.01 s long/],
    [{ in: 10.005, out: 10.01 }, /at least one frame/],
    [{ in: 3, out: 3.01 }, /at least one frame \(0\.033 s\)/],
    [{ in: 5, out: 4 }, /end after it begins/],
  ])("refuses %o in plain words", (clip, words) => {
    expect(() => plan(clip)).toThrow(
      expect.objectContaining({ code: "invalid_clip", userMessage: expect.stringMatching(words) }),
    );
  });

  it.each([
    [-50, /whole clip lies before the ride begins \(by 40\.0 s\)/],
    [-100_000, /before the ride begins \(by 28 h\)/],
    [200, /whole clip lies after the ride has ended \(by 100\.0 s\)|after the ride has ended \(by 2 min\)/],
    [-4, /first 4\.0 s of the clip lie before/],
    [95, /last 5\.0 s of the clip lie after/],
  ])("allows a clip outside the ride, with a warning (sync moved by %i s)", (offset, words) => {
    const { warnings } = plan(undefined, {}, offset);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(words);
  });

  it.each([
    ["h264 of 8 bits", {}, { toSdr: "no", toYuv420: false, color: { matrix: "bt709", range: "tv" } }],
    ["10 bits", { pixelFormat: "yuv420p10le" }, { toSdr: "no", toYuv420: true }],
    [
      "full range",
      { pixelFormat: "yuvj420p", color: { range: "pc", matrix: "bt601", hdr: "none" } },
      { toSdr: "no", toYuv420: false, color: { matrix: "bt601", range: "pc" } },
    ],
    [
      "HDR",
      { pixelFormat: "yuv420p10le", color: { range: "tv", matrix: "bt2020", hdr: "hlg" } },
      {
        toSdr: "hlg",
        color: { matrix: "bt709", range: "tv" },
        tags: { matrix: "bt709", primaries: "bt709", transfer: "bt709" },
      },
    ],
    ["RGB", { pixelFormat: "gbrp" }, { toYuv420: true, color: { matrix: "bt709", range: "tv" } }],
  ] as const)("decides the picture of %s", (_, facts, picture) => {
    expect(plan(undefined, facts as Partial<VideoFacts>).picture).toMatchObject(picture);
  });

  it.each([
    ["aac", "copy"],
    ["opus", "copy"],
    ["pcm_s16le", "encode"],
    ["vorbis", "encode"],
    ["ac3", "encode"],
    ["eac3", "encode"],
    ["alac", "encode"],
  ])("of %s sound makes a %s", (codec, mode) => {
    const audio = { stream: 3, codec, channels: 2, sampleRate: 48000 };
    expect(plan(undefined, { audio }).audio).toEqual({ stream: 3, mode });
    expect(plan().audio).toBeUndefined();
  });
});
