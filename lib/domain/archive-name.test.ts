import { expect, test } from "vitest";
import { archiveName, uniqueNames } from "#lib/domain/archive-name";

test.each([
  ["Evening ride", "Evening ride.json"],
  ["../../etc/passwd", "etc passwd.json"],
  ["..\\..\\windows\\system32", "windows system32.json"],
  ["/absolute", "absolute.json"],
  ["C:\\autoexec.bat", "C autoexec.bat.json"],
  ["nul", "_nul.json"],
  ["CON.txt", "_CON.txt.json"],
  ["...", "ride.json"],
  ["", "ride.json"],
  ["a\0b\r\nc", "a b c.json"],
  ["trailing dots...", "trailing dots.json"],
  ["\u202Egpj.exe", "gpj.exe.json"],
  ["Fußweg – 山 🚴", "Fußweg – 山 🚴.json"],
  ["e\u0301tape", "étape.json"],
  ["half \uD800 a letter", "half \uFFFD a letter.json"],
])("%j becomes %j", (text, expected) => {
  expect(archiveName(text, ".json")).toBe(expected);
});

test("a long name stays within what file systems take, and whole letters", () => {
  const name = archiveName("🚴".repeat(300), ".json");
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(name.isWellFormed()).toBe(true);
});

test("names given twice are told apart, whatever their case", () => {
  const unique = uniqueNames();
  const names = ["Ride.gpx", "ride.gpx", "RIDE.gpx", "ride.gpx.gz", "ride.gpx.gz"].map((name) =>
    unique("tracks/", name),
  );
  expect(names).toEqual([
    "tracks/Ride.gpx",
    "tracks/ride (2).gpx",
    "tracks/RIDE (3).gpx",
    "tracks/ride.gpx.gz",
    "tracks/ride (2).gpx.gz",
  ]);
  expect(unique("films/", "Ride.gpx")).toBe("films/Ride.gpx");
});
