import { describe, expect, test } from "vitest";
import { readFfprobeOutput } from "#lib/domain/render/parse-ffprobe";
import { refuseManyStreams, refuseUnusualTime, usableSize } from "#lib/domain/render/source-limits";

const output = (streams: object[]) =>
  readFfprobeOutput(
    JSON.stringify({ streams: streams.map((one, index) => ({ index, ...one })), format: { format_name: "mov" } }),
  );
const stream = (rate: string) => output([{ avg_frame_rate: rate }]).streams[0]!;

describe("What a recording may claim", () => {
  test.each([
    [7680, 3840],
    [5312, 4648],
    [8192, 4320],
    [16, 16],
  ])("%i × %i pixels is a picture", (width, height) => {
    expect(usableSize({ width, height })).toEqual({ width, height });
  });

  test.each([
    [8192, 8192],
    [65_535, 16],
    [0, 0],
    [8, 640],
    [undefined, 640],
  ])("%s × %s pixels is refused in plain words", (width, height) => {
    expect(() => usableSize({ width, height })).toThrow(
      expect.objectContaining({ code: "invalid_video", userMessage: expect.stringContaining("35 megapixels") }),
    );
  });

  test("a day is taken, a hundred hours are not", () => {
    expect(() => refuseUnusualTime(24 * 3600, stream("30/1"))).not.toThrow();
    expect(() => refuseUnusualTime(360_000, stream("30/1"))).toThrow(
      expect.objectContaining({ userMessage: expect.stringContaining("100 hours; up to 24") }),
    );
  });

  test("slow motion is taken, a billion pictures a second are not", () => {
    expect(() => refuseUnusualTime(1, stream("960/1"))).not.toThrow();
    expect(() => refuseUnusualTime(1, stream("0/0"))).not.toThrow();
    expect(() => refuseUnusualTime(1, stream("1000000000/1"))).toThrow(
      expect.objectContaining({ userMessage: expect.stringContaining("1,000,000,000 pictures a second") }),
    );
  });

  test("GoPro's streams are taken, five hundred are not", () => {
    expect(() => refuseManyStreams(output(Array.from({ length: 7 }, () => ({}))))).not.toThrow();
    expect(() => refuseManyStreams(output(Array.from({ length: 500 }, () => ({}))))).toThrow(
      expect.objectContaining({ userMessage: expect.stringContaining("500 streams") }),
    );
  });
});
