import { expect, test } from "vitest";
import { daysLeft } from "./days-left.ts";

// The night in which Central Europe's clocks go forward.
const NOW = Date.parse("2026-03-29T00:30:00Z");
const HOUR = 3600_000;
const at = (hours: number) => new Date(NOW + hours * HOUR).toISOString();

test.each([
  [-1, undefined],
  [0, undefined],
  [0.001, { text: "less than a day left", soon: true }],
  [23.99, { text: "less than a day left", soon: true }],
  [24, { text: "1 day left", soon: true }],
  [72, { text: "3 days left", soon: true }],
  [72.01, { text: "3 days left", soon: false }],
  [30 * 24, { text: "30 days left", soon: false }],
])("%d hours before the end it says %j", (hours, expected) => {
  expect(daysLeft(at(hours), NOW)).toEqual(expected);
});

test("a moment that is none says nothing", () => {
  expect(daysLeft("soon", NOW)).toBeUndefined();
});
