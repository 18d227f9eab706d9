import { describe, expect, it } from "vitest";
import { parseVideoFacts, readFfprobeOutput, wantsMeasuredEnd } from "#lib/domain/render/parse-ffprobe";

const video = {
  ...{ index: 0, codec_type: "video", codec_name: "h264", pix_fmt: "yuv420p", width: 1920, height: 1080 },
  ...{ r_frame_rate: "30/1", avg_frame_rate: "30/1", start_time: "0.000000", duration: "10.000000", nb_frames: "300" },
  disposition: { default: 1 },
};
const audio = { index: 1, codec_type: "audio", codec_name: "aac", channels: 2, sample_rate: "48000" };
const format = { format_name: "mov,mp4", start_time: "0.000000", duration: "10.0", size: "1000" };
const parse = (streams: object[], more: object = {}, pictureEnd?: number) =>
  parseVideoFacts(readFfprobeOutput(JSON.stringify({ streams, format: { ...format, ...more } })), pictureEnd);

describe("parseVideoFacts", () => {
  it("describes an ordinary file", () => {
    expect(parse([video, audio])).toEqual({
      ...{ container: "mov,mp4", duration: 10, startTime: 0, frameRate: { num: 30, den: 1 }, variableFrameRate: false },
      ...{ width: 1920, height: 1080, rotation: 0, anamorphic: false, codec: "h264", pixelFormat: "yuv420p" },
      color: { range: "tv", matrix: "bt709", hdr: "none", tags: {} },
      ...{ videoStream: 0, audio: { stream: 1, codec: "aac", channels: 2, sampleRate: 48000 }, size: 1000 },
    });
  });

  it.each([
    [-90, 90, 1080, 1920],
    [90, 270, 1080, 1920],
    [180, 180, 1920, 1080],
    [-180, 180, 1920, 1080],
    [45, 0, 1920, 1080],
  ] as const)("turns ffprobe's %i° counter-clockwise into %i° clockwise", (rotation, clockwise, width, height) => {
    const facts = parse([{ ...video, side_data_list: [{ side_data_type: "DOVI" }, { rotation }] }]);
    expect(facts).toMatchObject({ rotation: clockwise, width, height });
  });

  it.each(["tt", "bb", "tb", "bt"])("knows half-pictures by the field order %s", (field_order) => {
    expect(parse([{ ...video, field_order }]).interlaced).toBe(true);
    expect(parse([{ ...video, field_order: "progressive" }]).interlaced).toBeUndefined();
  });

  it("knows by how much frames without presentation times are stamped late", () => {
    const reordered = { ...video, has_b_frames: 2 };
    expect(parse([reordered], { format_name: "avi" }).stampedLate).toBeCloseTo(2 / 30, 9);
    expect(parse([video], { format_name: "avi" }).stampedLate).toBeUndefined();
    expect(parse([reordered]).stampedLate).toBeUndefined();
  });

  it("refuses Dolby Vision without a layer in ordinary colours, and takes it with one", () => {
    const vision = (dv_profile: number, dv_bl_signal_compatibility_id: number) => ({
      ...video,
      side_data_list: [{ side_data_type: "DOVI configuration record", dv_profile, dv_bl_signal_compatibility_id }],
    });
    expect(() => parse([vision(5, 0)])).toThrow(/Dolby Vision profile 5/);
    expect(parse([vision(8, 4)])).toMatchObject({ width: 1920 });
  });

  it("makes pixels square by widening or heightening, never by losing lines", () => {
    const wide = { ...video, width: 720, height: 576, sample_aspect_ratio: "16:15" };
    expect(parse([wide])).toMatchObject({ width: 768, height: 576, anamorphic: true });
    const tall = { ...video, width: 720, height: 480, sample_aspect_ratio: "8:9" };
    expect(parse([tall])).toMatchObject({ width: 720, height: 540, anamorphic: true });
    expect(parse([{ ...video, sample_aspect_ratio: "0:1" }])).toMatchObject({ anamorphic: false });
  });

  it("prefers the default stream and never takes a cover image", () => {
    const cover = { ...video, index: 0, codec_name: "mjpeg", disposition: { attached_pic: 1, default: 1 } };
    const second = { ...video, index: 1, disposition: { default: 0 } };
    const main = { ...video, index: 2 };
    expect(parse([cover, second, main]).videoStream).toBe(2);
    expect(parse([cover, second]).videoStream).toBe(1);
    expect(() => parse([cover])).toThrow(/no video stream/);
  });

  it.each([
    [{ color_space: "smpte170m" }, "bt601"],
    [{ color_space: "bt470bg" }, "bt601"],
    [{ color_space: "bt709", width: 320, height: 240 }, "bt709"],
    [{ width: 720, height: 576 }, "bt601"],
    [{ width: 1280, height: 544 }, "bt709"],
    [{ color_space: "bt2020nc" }, "bt2020"],
    [{ codec_name: "vp8" }, "bt601"],
  ])("takes the colours of %o for %s", (tags, matrix) => {
    expect(parse([{ ...video, ...tags }]).color.matrix).toBe(matrix);
  });

  it("knows full range and HDR", () => {
    expect(parse([{ ...video, pix_fmt: "yuvj420p" }]).color.range).toBe("pc");
    expect(parse([{ ...video, color_range: "pc" }]).color.range).toBe("pc");
    expect(parse([{ ...video, color_transfer: "smpte2084" }]).color).toMatchObject({ hdr: "pq", matrix: "bt2020" });
    expect(parse([{ ...video, color_transfer: "arib-std-b67" }]).color.hdr).toBe("hlg");
  });

  it("reads the clock, but not a clock that was never set", () => {
    const at = (creation_time: string) => parse([video], { tags: { creation_time } }).creationTime;
    expect(at("2019-05-06T18:15:07.000000Z")).toBe(1557166507);
    expect(at("1904-01-01T00:00:00.000000Z")).toBeUndefined();
    expect(at("1970-01-01T00:00:00.000000Z")).toBeUndefined();
    expect(at("soon")).toBeUndefined();
  });

  it("reads a date that names its zone", () => {
    const at = (date: string) =>
      parse([video], { tags: { "com.apple.quicktime.creationdate": date } }).zonedCreationTime;
    expect(at("2023-05-09T12:41:46+0100")).toEqual({
      utc: Date.UTC(2023, 4, 9, 11, 41, 46) / 1000,
      utcOffsetMinutes: 60,
    });
    expect(at("2024-01-24T06:50:14-03:30")?.utcOffsetMinutes).toBe(-210);
    expect(at("2024-01-24T06:50:14Z")).toBeUndefined();
    expect(at("1904-01-01T00:00:00+0100")).toBeUndefined();
    expect(at("yesterday")).toBeUndefined();
  });

  it("measures the end where the container does not say it", () => {
    const { nb_frames: _, duration: __, ...open } = video;
    const output = readFfprobeOutput(JSON.stringify({ streams: [open], format }));
    expect(wantsMeasuredEnd(output)).toBe(true);
    expect(parseVideoFacts({ ...output }, 8.5).duration).toBe(8.5);
    expect(parse([{ ...open, start_time: "0.5" }], { start_time: "0.1" }, 8.5)).toMatchObject({
      duration: 8,
      startTime: 0.4,
    });
    expect(wantsMeasuredEnd(readFfprobeOutput(JSON.stringify({ streams: [video], format })))).toBe(false);
  });

  it("knows from when to when there is sound, in video time, where that is stated", () => {
    const late = { ...video, start_time: "0.5" };
    const stated = { ...audio, start_time: "1.5", duration: "4" };
    expect(parse([late, stated]).audio).toMatchObject({ start: 1, end: 5 });
    expect(parse([late, audio]).audio).not.toHaveProperty("end");
  });

  it("leaves out sound that cannot be described", () => {
    expect(parse([video, { index: 1, codec_type: "audio", channels: 0 }]).audio).toBeUndefined();
  });

  it.each([
    [{ codec_name: "unknown", codec_tag_string: "vvc1" }, /"vvc1"/],
    [{ pix_fmt: undefined }, /"h264"/],
    [{ width: 20000 }, /20000 × 1080/],
    [{ width: 8, height: 8 }, /8 × 8/],
    [{ width: undefined, height: undefined }, /0 × 0/],
  ])("refuses %o in plain words", (change, words) => {
    expect(() => parse([{ ...video, ...change }])).toThrow(
      expect.objectContaining({ code: "invalid_video", userMessage: expect.stringMatching(words) }),
    );
  });

  it("refuses what is not ffprobe's output", () => {
    expect(() => readFfprobeOutput("{}")).toThrow(expect.objectContaining({ code: "invalid_video" }));
  });
});
