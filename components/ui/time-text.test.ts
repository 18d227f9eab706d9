import { expect, test } from "vitest";
import { formatSeconds, parseSeconds, roughly } from "./time-text.ts";

test.each([
  [0, "0:00.00"],
  [7.254, "0:07.25"],
  [59.999, "1:00.00"],
  [3723.4, "1:02:03.40"],
  [-0.5, "−0:00.50"],
  [-0.001, "0:00.00"],
])("%d seconds read %s", (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});

test.each([
  ["7.25", 7.25],
  ["7,25", 7.25],
  ["90", 90],
  ["1:02.5", 62.5],
  ["1:02:03", 3723],
  [" 0:07 ", 7],
])("%s is understood", (text, seconds) => {
  expect(parseSeconds(text)).toBe(seconds);
});

test.each(["", "a", "1:", "-3", "1:75", "1:99:00", "1:2:3:4", "1e3"])("%j is refused", (text) => {
  expect(parseSeconds(text)).toBeUndefined();
});

test("what is written can be read again", () => {
  for (const seconds of [0, 0.04, 12.51, 599.99, 7261.2]) {
    expect(parseSeconds(formatSeconds(seconds))).toBeCloseTo(seconds, 2);
  }
});

test.each([
  [0.2, "1 s"],
  [60, "1 min"],
  [245, "4 min 5 s"],
  [4790, "1 h 20 min"],
  [3599.7, "1 h"],
])("%d seconds are roughly %s", (seconds, text) => {
  expect(roughly(seconds)).toBe(text);
});
