import { expect, test } from "vitest";
import { lacksZone, parseTime } from "#lib/domain/parse-time";

const noon = Date.UTC(2024, 1, 29, 12, 0, 0) / 1000;

test.each([
  ["2024-02-29T12:00:00Z", 0],
  ["2024-02-29t12:00:00z", 0],
  ["2024-02-29 12:00:00Z", 0],
  ["2024-02-29T12:00:00", 0],
  ["2024-02-29T14:00:00+02:00", 0],
  ["2024-02-29T17:45:00+0545", 0],
  ["2024-02-29T14:00:00+02", 0],
  ["2024-02-29T02:30:00-09:30", 0],
  ["2024-02-29T12:00:00.5Z", 0.5],
  ["2024-02-29T12:00:00,25Z", 0.25],
  ["2024-02-29T12:00:00.123456789+00:00", 0.123456789],
  ["2024-02-29T12:00:00.Z", 0],
  ["2024-02-29T11:59:60Z", 0],
])("%s is read", (text, fraction) => {
  expect(parseTime(text)).toBeCloseTo(noon + fraction, 6);
});

test.each([
  "",
  "noon",
  "2024-02-29",
  "2024-02-29T12:00Z",
  "2023-02-29T12:00:00Z",
  "2024-13-01T12:00:00Z",
  "2024-04-31T12:00:00Z",
  "2024-02-29T24:00:00Z",
  "2024-02-29T12:60:00Z",
  "2024-02-29T12:00:61Z",
  "2024-02-29T12:00:00ZZ",
  "2024-02-29T12:00:00+2",
  "2024-02-29T12:00:00+02:75",
  "2024-02-29T12:00:00 GMT",
  "29.02.2024 12:00:00",
])("%s is no time", (text) => {
  expect(parseTime(text)).toBeNaN();
});

test("Every day from 1970 to 2100 agrees with the language's own calendar", () => {
  for (let day = 0; day < 47_500; day++) {
    const text = new Date(day * 86_400_000).toISOString();
    if (parseTime(text) !== day * 86_400) throw new Error(text);
  }
});

test("A missing zone is noticed", () => {
  const zones = ["2024-02-29T12:00:00", "2024-02-29T12:00:00.5", "2024-02-29T12:00:00Z", "2024-02-29T12:00:00-09:30"];
  expect(zones.map(lacksZone)).toEqual([true, true, false, false]);
});
