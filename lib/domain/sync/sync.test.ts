import { describe, expect, test } from "vitest";
import { AppError } from "#lib/domain/errors";
import { syncFromPoint, syncFromTwoPoints, utcAt, videoTimeAt } from "#lib/domain/sync/sync";
import { seconds, utcSeconds } from "#lib/domain/units";

const point = (videoTime: number, utc: number) => ({ videoTime: seconds(videoTime), utc: utcSeconds(utc) });

test("utc(t) = start + offset + rate · t, and back", () => {
  const sync = { start: 1000, offset: -7.5, rate: 30 };
  expect(utcAt(sync, seconds(2))).toBe(1052.5);
  expect(videoTimeAt(sync, utcSeconds(1052.5))).toBe(2);
});

test("One sync point moves the offset and leaves clock and rate", () => {
  const sync = syncFromPoint({ start: 1000, rate: 2 }, point(10, 1100));
  expect(sync).toEqual({ start: 1000, offset: 80, rate: 2 });
  expect(utcAt(sync, seconds(10))).toBe(1100);
});

describe("Two sync points", () => {
  test("solve the rate of a timelapse", () => {
    const sync = syncFromTwoPoints(utcSeconds(1000), point(10, 1300), point(20, 1600));
    expect(sync.rate).toBe(30);
    expect(utcAt(sync, seconds(0))).toBe(1000);
    expect(utcAt(sync, seconds(20))).toBe(1600);
  });

  test.each([
    ["at the same frame", point(10, 1300), point(10, 1600)],
    ["that run backwards", point(10, 1600), point(20, 1300)],
  ])("%s are refused", (_, a, b) => {
    expect(() => syncFromTwoPoints(utcSeconds(1000), a, b)).toThrow(AppError);
  });
});
