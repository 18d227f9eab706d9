import { expect, test } from "vitest";
import { findRecordings, isSmallCopy } from "#lib/domain/chapters";

const found = (...names: string[]) =>
  findRecordings(names.map((name) => ({ name }))).map(({ files, missing }) => ({
    files: files.map(({ name }) => name),
    ...(missing.length > 0 ? { missing } : {}),
  }));

test.each([
  ["HERO6 and later, H.265", ["GX010042.MP4", "GX020042.MP4", "GX030042.MP4"]],
  ["HERO6 and later, H.264", ["GH010042.MP4", "GH020042.MP4"]],
  ["up to HERO5", ["GOPR0042.MP4", "GP010042.MP4", "GP020042.MP4"]],
  ["a loop", ["GHAA0007.MP4", "GHAA0008.MP4", "GHAA0009.MP4"]],
  ["in small letters", ["gx010042.mp4", "GX020042.mp4"]],
])("chapters of one recording are put in order: %s", (_, names) => {
  expect(found(...names.toReversed())).toEqual([{ files: names }]);
});

test("ten chapters and more are in the order of their numbers", () => {
  const names = Array.from({ length: 12 }, (_, i) => `GX${String(i + 1).padStart(2, "0")}0042.MP4`);
  expect(found(...names.toReversed())).toEqual([{ files: names }]);
});

test("recordings stay apart, wherever their files stand", () => {
  expect(found("GX010043.MP4", "GX020042.MP4", "GH010042.MP4", "GX010042.MP4")).toEqual([
    { files: ["GX010043.MP4"] },
    { files: ["GX010042.MP4", "GX020042.MP4"] },
    { files: ["GH010042.MP4"] },
  ]);
});

test("a gap is told, not joined", () => {
  expect(found("GX010042.MP4", "GX040042.MP4", "GX050042.MP4")).toEqual([
    { files: ["GX010042.MP4"] },
    { files: ["GX040042.MP4", "GX050042.MP4"], missing: [2, 3] },
  ]);
  expect(found("GX020042.MP4", "GX030042.MP4")).toEqual([{ files: ["GX020042.MP4", "GX030042.MP4"], missing: [1] }]);
  expect(found("GP010042.MP4")).toEqual([{ files: ["GP010042.MP4"], missing: [1] }]);
  expect(found("GHAB0007.MP4", "GHAB0009.MP4")).toEqual([
    { files: ["GHAB0007.MP4"] },
    { files: ["GHAB0009.MP4"], missing: [8] },
  ]);
});

test("the same chapter twice joins nothing: the files come from different cards", () => {
  expect(found("GX010042.MP4", "GX020042.MP4", "GX010042.MP4")).toEqual([
    { files: ["GX010042.MP4"] },
    { files: ["GX020042.MP4"] },
    { files: ["GX010042.MP4"] },
  ]);
});

test("names that only look alike are recordings of their own", () => {
  const names = [
    ...["DJI_0001.MP4", "DJI_0002.MP4", "C0001.MP4", "C0002.MP4", "VID_20240506_101112_00_001.mp4"],
    ...["GX010042.MOV", "GX010042 (1).MP4", "GX0100422.MP4", "ride.mp4", "ride.mp4"],
  ];
  expect(found(...names)).toEqual(names.map((name) => ({ files: [name] })));
});

test("a camera's small copies are known by their names", () => {
  expect(["GL010042.LRV", "DJI_0001.LRF", "GX010042.MP4", "lrv.mp4"].map(isSmallCopy)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
