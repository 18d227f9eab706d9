import { expect, it } from "vitest";
import { createRateMeter } from "./transfer-rate.ts";

it("tells speed and time left from the last ten seconds", () => {
  const rate = createRateMeter(10_000);
  expect(rate(0, 1000)).toBeUndefined();
  expect(rate(0.5, 1100)).toBeUndefined();
  expect(rate(2, 1400)).toEqual({ speed: 200, secondsLeft: 43 });
  for (let second = 3; second <= 30; second++) rate(second, 1400 + (second - 2) * 100);
  expect(rate(31, 4300)).toEqual({ speed: 100, secondsLeft: 57 });
});

it("says nothing while nothing moves, and does not count what an earlier try had sent", () => {
  const rate = createRateMeter(10_000);
  rate(0, 5000);
  expect(rate(5, 5000)).toBeUndefined();
  expect(rate(6, 4000)).toBeUndefined();
});
