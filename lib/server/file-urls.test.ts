import { expect, test } from "vitest";
import { downloadName } from "#lib/server/file-urls";

test.each([
  ["Alpe d'Huez", "Alpe d'Huez.mp4"],
  ["Übung – 峠", "Übung – 峠.mp4"],
  ['a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.mp4"],
  ["../../etc/passwd", "etc passwd.mp4"],
  ["-rf", "rf.mp4"],
  ["line\nbreak\u0000", "line break.mp4"],
  ["...", "ride.mp4"],
  ["x".repeat(300), `${"x".repeat(80)}.mp4`],
])("a film called %j is downloaded as %j", (title, name) => {
  expect(downloadName(title, "mp4")).toBe(name);
});
