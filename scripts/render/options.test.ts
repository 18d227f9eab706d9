import { resolve } from "node:path";
import { expect, test } from "vitest";
import { parseRenderOptions } from "./options.ts";

const NEEDED = ["--video", "a.mp4", "--track", "a.gpx", "--output", "out.mp4"];

test("What is left out is found out from the files or has its default", () => {
  expect(parseRenderOptions(NEEDED)).toMatchObject({
    ...{ video: resolve("a.mp4"), output: resolve("out.mp4"), json: false },
    ...{ sync: undefined, in: undefined, out: undefined, utcOffsetMinutes: undefined },
    ...{ layout: { name: "cockpit" }, units: { speed: "km/h" }, encoding: { preset: "veryfast", crf: 23 } },
  });
});

test.each([
  ["+05:45", 345],
  ["-03:30", -210],
  ["+00:00", 0],
])("--utc-offset=%s is %i minutes", (text, minutes) => {
  expect(parseRenderOptions([...NEEDED, `--utc-offset=${text}`]).utcOffsetMinutes).toBe(minutes);
});

test.each([
  ["--sync", "5e300=2024-05-01T09:30:00Z", /beyond the calendar/],
  ["--sync", "0=2024-02-31T09:30:00Z", /VIDEO_SECONDS=UTC/],
  ["--sync", "0=2024-05-01T24:00:00Z", /VIDEO_SECONDS=UTC/],
  ["--in", "-1", /number of seconds/],
  ["--out", "soon", /number of seconds/],
  ["--units", "nautical", /metric or imperial/],
  ["--utc-offset", "2", /±HH:MM/],
  ["--utc-offset", "+15:00", /±HH:MM/],
  ["--preset", "warp", /one of ultrafast/],
  ["--crf", "52", /0 to 51/],
  ["--crf", "2.5", /0 to 51/],
  ["--output", "out.avi", /MP4/],
  ["--output", "folder/", /MP4/],
  ["--output", "", /--output are needed/],
])("%s=%s is refused by the option's name, before any file is looked for", (option, value, words) => {
  const parse = () => parseRenderOptions([...NEEDED, `${option}=${value}`]);
  expect(parse).toThrow(expect.objectContaining({ code: "invalid_request" }));
  expect(parse).toThrow(option);
  expect(parse).toThrow(words);
});
