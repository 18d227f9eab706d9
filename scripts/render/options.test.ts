import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { COCKPIT } from "#lib/domain/overlay/layouts/cockpit";
import { layoutFile } from "#lib/domain/overlay/layouts/layout-file";
import { utcAt } from "#lib/domain/sync/sync";
import { seconds } from "#lib/domain/units";
import { parseRenderOptions } from "./options.ts";

const NEEDED = ["--video", "a.mp4", "--track", "a.gpx", "--output", "out.mp4"];

test("What is left out is found out from the files or has its default", () => {
  expect(parseRenderOptions(NEEDED)).toMatchObject({
    ...{ video: resolve("a.mp4"), path: resolve("out.mp4"), json: false, encoder: "libx264" },
    ...{ sync: undefined, in: undefined, out: undefined, utcOffsetMinutes: undefined },
    ...{ layout: { name: "cockpit" }, units: { speed: "km/h" } },
    output: { kind: "film", shape: "source", renditions: ["source"], quality: "standard" },
  });
});

test.each([
  ["+05:45", 345],
  ["-03:30", -210],
  ["+00:00", 0],
])("--utc-offset=%s is %i minutes", (text, minutes) => {
  expect(parseRenderOptions([...NEEDED, `--utc-offset=${text}`]).utcOffsetMinutes).toBe(minutes);
});

test("--sync given twice also tells the rate", () => {
  const points = ["--sync", "10=2024-05-01T09:30:00Z", "--sync", "12=2024-05-01T09:31:00Z"];
  const { sync } = parseRenderOptions([...NEEDED, ...points]);
  expect(sync).toMatchObject({ rate: 30 });
  expect(utcAt(sync!, seconds(10))).toBeCloseTo(Date.UTC(2024, 4, 1, 9, 30) / 1000, 6);
  expect(utcAt(sync!, seconds(12))).toBeCloseTo(Date.UTC(2024, 4, 1, 9, 31) / 1000, 6);
});

test("A layout that was exported from the studio is read from its file, and a wrong one is named", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "layout-"));
  const mine = { ...COCKPIT, name: "Mine", gauges: COCKPIT.gauges.slice(0, 3) };
  const path = join(folder.path, layoutFile(mine).name);
  await writeFile(path, layoutFile(mine).text);
  expect(parseRenderOptions([...NEEDED, "--layout", path]).layout).toEqual(mine);
  await writeFile(path, "{}");
  expect(() => parseRenderOptions([...NEEDED, "--layout", path])).toThrow(/mine\.layout\.json: name/);
  expect(() => parseRenderOptions([...NEEDED, "--layout", join(folder.path, "none.json")])).toThrow(/cannot be read/);
});

test("Without --track the camera's own is meant", () => {
  expect(parseRenderOptions(["--video", "a.mp4", "--output", "out.mp4"]).track).toBeUndefined();
});

test.each([
  ["the same frame", ["1=2024-05-01T09:30:00Z", "1=2024-05-01T09:31:00Z"], /different frames/],
  ["time that runs backwards", ["1=2024-05-01T09:30:00Z", "2=2024-05-01T09:29:00Z"], /later moment/],
  ["three points", ["1=2024-05-01T09:30:00Z", "2=2024-05-01T09:31:00Z", "3=2024-05-01T09:32:00Z"], /once or twice/],
  ["a rate beyond reason", ["0=2024-05-01T09:30:00Z", "0.000001=2034-05-01T09:31:00Z"], /beyond reason/],
])("--sync of %s is refused", (_, points, words) => {
  const parse = () => parseRenderOptions([...NEEDED, ...points.flatMap((point) => ["--sync", point])]);
  expect(parse).toThrow(expect.objectContaining({ code: "invalid_request" }));
  expect(parse).toThrow(words);
});

test("What is to be made is told by options", () => {
  const options = ["--shape", "9:16", "--fit", "crop", "--crop-x", "0.25", "--renditions", "1080,720p", "--crf", "20"];
  expect(parseRenderOptions([...NEEDED, ...options]).output).toMatchObject({
    ...{ shape: "9:16", position: { x: 0.25, y: 0.5 }, renditions: ["1080p", "720p"], crf: 20 },
  });
  const overlay = ["--video", "a.mp4", "--track", "a.gpx", "--overlay", "vp9", "--output", "o.webm"];
  expect(parseRenderOptions(overlay)).toMatchObject({ output: { kind: "overlay", alpha: "vp9" } });
});

test.each([
  ["--shape", "21:9", /source, 16:9, 9:16, 1:1, 4:5/],
  ["--fit", "stretch", /crop, blur/],
  ["--crop-x", "1.5", /0 to 1/],
  ["--renditions", "1080,900", /1080p, 720p, 480p/],
  ["--renditions", "", /source, 1080p/],
  ["--overlay", "gif", /prores, vp9/],
  ["--output", "ride.mov", /ride\.mp4/],
  ["--quality", "best", /draft, standard, high/],
  ["--encoder", "h265", /auto, libx264/],
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

test("--hide names places and how far around, and takes no other", () => {
  const { hide } = parseRenderOptions([
    ...NEEDED,
    "--hide",
    "start",
    "--hide",
    "finish:200",
    "--hide=-33.5,151.2:1000",
  ]);
  expect(hide).toEqual([
    { at: "start", radius: 350 },
    { at: "finish", radius: 200 },
    { at: { latitude: -33.5, longitude: 151.2 }, radius: 1000 },
  ]);
  for (const text of ["home", "start:10", "91,0", "1,2,3", "start:"]) {
    expect(() => parseRenderOptions([...NEEDED, "--hide", text])).toThrow(/--hide is start, finish or LATITUDE/);
  }
});
