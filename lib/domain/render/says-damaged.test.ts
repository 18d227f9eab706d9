import { expect, test } from "vitest";
import { saysDamaged } from "#lib/domain/render/says-damaged";

test.each([
  ["[h264 @ 0x1] error while decoding MB 18 8, bytestream 565", true],
  ["Error while decoding stream #0:0: Invalid data found when processing input", true],
  ["[vist#0:0/h264 @ 0x1] Error submitting packet to decoder: Invalid data found", true],
  ["[hevc @ 0x1] Error parsing NAL unit #3.", true],
  ["Error while decoding stream #0:1: Invalid data found when processing input", false],
  ["[vist#0:1/h264 @ 0x1] Error submitting packet to decoder: Invalid data found", false],
  ["[h264 @ 0x1] mmco: unref short failure", false],
  ["[hevc @ 0x1] Could not find ref with POC 65", false],
  ["", false],
])("%j means damage in the picture of stream 0: %s", (stderr, damaged) => {
  expect(saysDamaged(`first line\n${stderr}\n`, 0)).toBe(damaged);
});
