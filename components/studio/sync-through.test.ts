import { expect, test } from "vitest";
import { utcAt } from "#lib/domain/sync/sync";
import { seconds, utcSeconds } from "#lib/domain/units";
import { rateInWords } from "./rate-text.ts";
import { syncThrough } from "./sync-through.ts";

const sync = { start: 1000, offset: 5, rate: 1 };
const point = (videoTime: number, utc: number) => ({ videoTime: seconds(videoTime), utc: utcSeconds(utc) });

test("one point moves the video, keeps its rate and is remembered", () => {
  const next = syncThrough(sync, undefined, point(10, 1100));
  expect(next).toEqual({ start: 1000, offset: 90, rate: 1, points: [point(10, 1100)] });
  expect(syncThrough(next, undefined, point(20, 1200)).points).toEqual([point(20, 1200)]);
});

test("one more point moves a video with two of them as a whole", () => {
  const two = syncThrough(sync, seconds(20), point(10, 1000));
  expect(two.points).toEqual([point(10, 1000), point(20, 1025)]);
  const moved = syncThrough(two, undefined, point(10, 1007));
  expect(moved.rate).toBe(two.rate);
  expect(moved.points).toEqual([point(10, 1007), point(20, 1032)]);
});

test("a second point keeps the held frame at its moment and solves the rate", () => {
  const next = syncThrough(sync, seconds(10), point(20, 1315));
  expect(next.rate).toBe(30);
  expect(utcAt(next, seconds(10))).toBe(1015);
  expect(utcAt(next, seconds(20))).toBe(1315);
});

test.each([
  ["the same frame", point(10, 1200)],
  ["a later frame at an earlier moment", point(20, 1010)],
])("%s is refused in words", (_, second) => {
  expect(() => syncThrough(sync, seconds(10), second)).toThrow(
    expect.objectContaining({ userMessage: expect.stringContaining("different frames") }),
  );
});

test("a rate that no video has is refused in words", () => {
  expect(() => syncThrough(sync, seconds(10), point(10.001, 1e9))).toThrow(
    expect.objectContaining({ userMessage: expect.stringContaining("too fast") }),
  );
});

test.each([
  [30, "30 s of the ride pass in one second of the video: a timelapse."],
  [0.25, "0.25 s of the ride pass in one second of the video: slow motion."],
  [1.0005, "The camera’s clock runs 1.8 s an hour slow."],
  [0.99975, "The camera’s clock runs 0.9 s an hour fast."],
  [1, "The video runs at the ride’s own speed."],
])("a rate of %d in words", (rate, words) => expect(rateInWords(rate)).toBe(words));
