import { expect, it } from "vitest";
import { createRateMeter } from "./transfer-rate.ts";

it("tells speed and time left from the last ten seconds", () => {
  const rate = createRateMeter(10_000);
  expect(rate(0, 1000)).toBeUndefined();
  expect(rate(0.5, 1100)).toBeUndefined();
  expect(rate(2, 1400)).toEqual({ speed: 200, secondsLeft: 45 });
  for (let second = 3; second <= 30; second++) rate(second, 1400 + (second - 2) * 100);
  expect(rate(31, 4300)).toEqual({ speed: 100, secondsLeft: 60 });
});

it("says nothing while nothing moves, and does not count what an earlier try had sent", () => {
  const rate = createRateMeter(10_000);
  rate(0, 5000);
  expect(rate(5, 5000)).toBeUndefined();
  expect(rate(6, 4000)).toBeUndefined();
});

it.each([
  [7.2, 8],
  [41, 45],
  [101, 110],
  [1234, 1260],
  [8000, 8100],
])("tells %d seconds that are left as %d, so that the number holds still", (left, told) => {
  const rate = createRateMeter(left + 10);
  rate(0, 0);
  expect(rate(10, 10)?.secondsLeft).toBe(told);
});
