import { expect, test } from "vitest";
import { saysNothing, titleOf } from "./title-of.ts";

test.each([
  ["2026-05-06_Morning-Ride.gpx", "2026-05-06 Morning Ride"],
  ["GX010042.MP4", "GX010042"],
  ["Morning_Ride.fit.gz", "Morning Ride"],
  ["2026-05-06.GZ", "2026-05-06"],
  ["-rf 'quoted' #1 \"Größe\" 自転車.gpx", "rf 'quoted' #1 \"Größe\" 自転車"],
  ["ride.v2.final.gpx", "ride.v2.final"],
  [".gpx", ""],
  ["x".repeat(300), "x".repeat(120)],
])("%s becomes %s", (name, title) => {
  expect(titleOf(name)).toBe(title);
});

test.each([
  ...["activity 12345678901", "12345678", "2026-05-06 101112", "", "GX010042", "GOPR0042", "GP010042", "DJI 0001"],
  ...["DJI 20260506101112 0001 D", "VID 20260506 101112 00 001", "C0001", "Garmin 2026-05-06"],
])("the title “%s” says nothing", (title) => {
  expect(saysNothing(title)).toBe(true);
});

test.each([
  ...["Morning Ride", "2026-05-06 Morning Ride", "Activity at the lake", "ride", "Track day", "Gran Fondo 2026"],
  ...["Col du Galibier", "自転車", "Video of 7 May"],
])("the title “%s” says something", (title) => {
  expect(saysNothing(title)).toBe(false);
});
