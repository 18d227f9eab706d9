import { expect, test } from "vitest";
import { firstClip } from "#lib/domain/sync/first-clip";
import { utcSeconds } from "#lib/domain/units";

const facts = (duration: number) => ({ duration, frameRate: { num: 30, den: 1 } });
/** The video begins at 1000; the ride at `from` and ends at `to`. */
const lined = (from: number, to: number, rate = 1) => ({
  sync: { start: 1000, offset: 0, rate },
  ride: { start: utcSeconds(from), end: utcSeconds(to) },
});

test("The first 30 s of a video that lies in its ride, or all of a shorter one", () => {
  expect(firstClip(facts(90), lined(0, 5000))).toEqual({ in: 0, out: 30 });
  expect(firstClip(facts(12.5), lined(0, 5000))).toEqual({ in: 0, out: 12.5 });
  expect(firstClip(facts(90))).toEqual({ in: 0, out: 30 });
});

test("A ride that begins after the video and ends before it sets the clip, in whole frames", () => {
  expect(firstClip(facts(11.745), lined(1000.033, 1010.98))).toEqual({ in: 1 / 30, out: 10 + 29 / 30 });
  expect(firstClip(facts(100), lined(1020, 1200))).toEqual({ in: 20, out: 50 });
});

test("A timelapse counts in the video's own time", () => {
  expect(firstClip(facts(60), lined(1300, 2000, 30))).toEqual({ in: 10, out: 33 + 1 / 3 });
});

test("Where the two do not meet, or hardly, the video's beginning is taken", () => {
  expect(firstClip(facts(90), lined(5000, 6000))).toEqual({ in: 0, out: 30 });
  expect(firstClip(facts(90), lined(900, 1000.5))).toEqual({ in: 0, out: 30 });
});
