import { describe, expect, test } from "vitest";
import { AppError } from "#lib/domain/errors";
import { shiftSync, syncFromPoint, syncFromTwoPoints, syncSchema, utcAt, videoTimeAt } from "#lib/domain/sync/sync";
import { formatUtc, seconds, utcSeconds } from "#lib/domain/units";

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

test("a shift takes the points along that were set", () => {
  const points = [{ videoTime: 10, utc: 1100 }];
  expect(shiftSync({ start: 1000, offset: 90, rate: 1, points }, 2.5)).toEqual({
    ...{ start: 1000, offset: 92.5, rate: 1 },
    points: [{ videoTime: 10, utc: 1102.5 }],
  });
  expect(shiftSync({ start: 1000, offset: 90, rate: 1 }, -1)).toEqual({ start: 1000, offset: 89, rate: 1 });
});

test("a sync stored before points were kept is read as it was", () => {
  expect(syncSchema.parse({ start: 1000, offset: 0, rate: 1 })).toEqual({ start: 1000, offset: 0, rate: 1 });
  expect(syncSchema.safeParse({ start: 1000, offset: 0, rate: 1, points: [] }).success).toBe(false);
});

test.each([
  ["start", 1e15],
  ["start", -1e15],
  ["offset", 1e12],
  ["offset", Number.POSITIVE_INFINITY],
  ["rate", 0],
  ["rate", 5e-324],
  ["rate", 1e300],
])("%s %d is no sync", (field, value) => {
  expect(syncSchema.safeParse({ start: 1000, offset: 0, rate: 1, [field]: value }).success).toBe(false);
});

test("the farthest sync there may be still gives a date at the end of a video of a day", () => {
  const year9999 = 253_402_300_799;
  const sync = syncSchema.parse({ start: year9999, offset: 315_569_519_999, rate: 1e6 });
  expect(() => formatUtc(utcAt(sync, seconds(86_400)))).not.toThrow();
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
