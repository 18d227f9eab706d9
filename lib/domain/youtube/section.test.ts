import { describe, expect, test } from "vitest";
import { clipWithin, isCutShort, placeSection, sectionFor } from "#lib/domain/youtube/section";
import { youtubeFacts } from "#lib/domain/youtube/youtube-facts";

describe("the part that is fetched for a clip", () => {
  test.each([
    [
      { in: 17.21, out: 19.9 },
      { start: 12, end: 25 },
    ],
    [
      { in: 0, out: 3 },
      { start: 0, end: 8 },
    ],
    [
      { in: 4.99, out: 5 },
      { start: 0, end: 10 },
    ],
    [
      { in: 3600, out: 3660.01 },
      { start: 3595, end: 3666 },
    ],
  ])("%j", (clip, span) => {
    expect(sectionFor(clip)).toEqual(span);
  });
});

const audio = { stream: 1, codec: "aac", channels: 2, sampleRate: 44_100, start: 2.5, end: 10 };
const file = { ...youtubeFacts({ isShort: false }, 10), container: "mov,mp4", startTime: 0.067, audio };

test("a part's facts are told in the whole video's time, and where its file begins beside them", () => {
  expect(placeSection(file, 300300 / 30000)).toEqual({
    ...file,
    startTime: 0.067 - 10.01,
    duration: 20.009999999999998,
    audio: { ...audio, start: 12.51, end: 20.009999999999998 },
  });
  const { audio: _, ...mute } = file;
  expect(placeSection(mute, 4)).toEqual({ ...mute, startTime: 0.067 - 4, duration: 14 });
});

test("a fetch was cut short when it ends before the clip does, unless the video does too", () => {
  const facts = { ...file, duration: 20 };
  expect(isCutShort(facts, { start: 5, end: 20 }, 300)).toBe(false);
  expect(isCutShort(facts, { start: 5, end: 25 }, 300)).toBe(true);
  expect(isCutShort(facts, { start: 5, end: 25 }, 21)).toBe(false);
  expect(isCutShort(facts, { start: 5, end: 25 }, 22)).toBe(true);
});

test("a clip to the end that YouTube's player told ends where the picture does", () => {
  expect(clipWithin({ in: 5, out: 20.4 }, { ...file, duration: 20 })).toEqual({ in: 5, out: 20 });
  expect(clipWithin({ in: 5, out: 19 }, { ...file, duration: 20 })).toEqual({ in: 5, out: 19 });
  expect(clipWithin({ in: 5, out: 30 }, { ...file, duration: 20 })).toEqual({ in: 5, out: 30 });
});
