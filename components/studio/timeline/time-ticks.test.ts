import { expect, test } from "vitest";
import { timeTicks } from "./time-ticks.ts";

test("ticks are round times of the shown clock", () => {
  expect(timeTicks({ from: 3601, to: 3661 }, 0, 6)).toEqual({
    step: 10,
    moments: [3610, 3620, 3630, 3640, 3650, 3660],
  });
  expect(timeTicks({ from: 0, to: 7200 }, 345, 2).moments).toEqual([900, 4500]);
});

test("a very long recording has whole days", () => {
  const { step, moments } = timeTicks({ from: 0, to: 30 * 86_400 }, 0, 10);
  expect(step).toBe(3 * 86_400);
  expect(moments).toHaveLength(11);
});
