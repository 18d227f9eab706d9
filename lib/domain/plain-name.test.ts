import { expect, test } from "vitest";
import { plainName } from "#lib/domain/plain-name";

test.each([
  ["ride.mp4", "ride.mp4"],
  ["ride\u202e4pm.exe", "ride4pm.exe"],
  ["\u2066evil\u2069.mp4", "evil.mp4"],
  ["a\r\nSet-Cookie: x=1\r\n.mp4", "aSet-Cookie: x=1.mp4"],
  ["a\0b.mp4", "ab.mp4"],
  ["\ud800.mp4", "\ufffd.mp4"],
  ["\u200f\u0007", "unnamed"],
  ["טיול בהרים.mp4", "טיול בהרים.mp4"],
  ["🚴‍♀️.mp4", "🚴‍♀️.mp4"],
  ["$(reboot) `id` ../../x -i \"' %s.mp4", "$(reboot) `id` ../../x -i \"' %s.mp4"],
])("%j is kept as %j", (given, kept) => {
  expect(plainName(given)).toBe(kept);
});
