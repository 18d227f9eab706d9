import { expect, test } from "vitest";
import { dragClip, dragEnd, lastFrameOf, withIn, withOut } from "./clip-actions.ts";

const picture = { duration: 30, frame: 0.04 };
const clip = { in: 5, out: 10 };

test("a new beginning keeps the end, and a new end the beginning", () => {
  expect(withIn(clip, 7, picture)).toEqual({ in: 7, out: 10 });
  expect(withOut(clip, 20, picture)).toEqual({ in: 5, out: 20 });
});

test("the last frame is the one before the end, also where the end was typed and lies between two", () => {
  expect(lastFrameOf(clip, picture)).toBeCloseTo(9.96, 9);
  const ntsc = { frame: 1001 / 30_000 };
  expect(lastFrameOf({ in: 4, out: 5 }, ntsc)).toBeCloseTo(149 * ntsc.frame, 9);
  expect(lastFrameOf({ in: 0, out: 0.01 }, ntsc)).toBe(0);
});

test("a beginning behind the end runs to the end of the video", () => {
  expect(withIn(clip, 12, picture)).toEqual({ in: 12, out: 30 });
  expect(withIn(clip, 10, picture)).toEqual({ in: 10, out: 30 });
});

test("an end before the beginning starts with the video", () => {
  expect(withOut(clip, 3, picture)).toEqual({ in: 0, out: 3 });
});

test("a clip has at least one frame and stays within the video", () => {
  expect(withIn(clip, 99, picture)).toEqual({ in: 29.96, out: 30 });
  expect(withOut(clip, 0, picture)).toEqual({ in: 0, out: 0.04 });
  expect(withOut(clip, 31, picture)).toEqual({ in: 5, out: 30 });
});

test("an end is dragged to the nearest frame, and to one frame before the other end at most", () => {
  const picture = { duration: 10, frame: 0.04 };
  const clip = { in: 2, out: 6 };
  expect(dragEnd(clip, "in", 3.05, picture)).toEqual({ in: 76 * 0.04, out: 6 });
  expect(dragEnd(clip, "in", 9, picture)).toEqual({ in: 6 - 0.04, out: 6 });
  expect(dragEnd(clip, "in", -1, picture)).toEqual({ in: 0, out: 6 });
  expect(dragEnd(clip, "out", 12, picture)).toEqual({ in: 2, out: 10 });
  expect(dragEnd(clip, "out", 1, picture)).toEqual({ in: 2, out: 2.04 });
});

test("a clip is dragged as a whole, on frames, and stops at either end of the video", () => {
  const picture = { duration: 10, frame: 0.5 };
  const clip = { in: 2, out: 5 };
  expect(dragClip(clip, 3.7, picture)).toEqual({ in: 3.5, out: 6.5 });
  expect(dragClip(clip, -4, picture)).toEqual({ in: 0, out: 3 });
  expect(dragClip(clip, 9, picture)).toEqual({ in: 7, out: 10 });
  expect(dragClip({ in: 0, out: 10 }, 4, picture)).toEqual({ in: 0, out: 10 });
});
