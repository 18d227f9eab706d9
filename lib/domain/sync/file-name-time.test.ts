import { expect, test } from "vitest";
import { fileNameTime } from "#lib/domain/sync/file-name-time";

const MOMENT = Date.UTC(2024, 4, 1, 9, 30) / 1000;

test.each([
  ["DJI_20240501093000_0001_D.MP4"],
  ["VID_20240501_093000.mp4"],
  ["VID_20240501_093000_00_001.insv"],
  ["VID_20240501_093000_00_001(1).mp4"],
  ["VID20240501093000.mp4"],
  ["20240501_093000.mp4"],
  ["2024_0501_093000_001.MP4"],
  ["2024-05-01 09.30.00.mov"],
  ["Col de Peyresourde 20240501-093000 final.mp4"],
])("%s tells local time", (name) => {
  expect(fileNameTime(name)).toEqual({ moment: MOMENT, zone: "local" });
});

test("A Pixel's name is UTC, to the millisecond", () => {
  expect(fileNameTime("PXL_20240501_093000123.mp4")).toEqual({ moment: MOMENT + 0.123, zone: "utc" });
  expect(fileNameTime("PXL_20240501_093000123.TS.mp4")).toEqual({ moment: MOMENT + 0.123, zone: "utc" });
});

test.each([
  "GX010042.MP4",
  "GH020042.MP4",
  "IMG_1234.MOV",
  "DJI_0001.MP4",
  "C0042.MP4",
  "VIRB0001.MP4",
  "VID-20240501-WA0001.mp4",
  "WhatsApp Video 2024-05-01 at 09.30.00.mp4",
  "video_2024-05-01_09-30-00.mp4",
  "2024-05-01.mp4",
  "VID_20241301_093000.mp4",
  "VID_20240501_253000.mp4",
  "1714555800123456789.mp4",
  "",
])("%s tells nothing", (name) => {
  expect(fileNameTime(name)).toBeUndefined();
});
