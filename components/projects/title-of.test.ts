import { expect, test } from "vitest";
import { titleOf } from "./title-of.ts";

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
