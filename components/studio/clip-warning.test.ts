import { expect, test } from "vitest";
import { clipWarning } from "./clip-warning.ts";

const ride = { start: 1000, end: 2000 };
const sync = (start: number) => ({ start, offset: 0, rate: 1 });

test("a clip within the ride needs no warning", () => {
  expect(clipWarning(sync(1000), { in: 0, out: 30 }, ride)).toBeUndefined();
  expect(clipWarning(sync(1970), { in: 0, out: 30 }, ride)).toBeUndefined();
});

test.each([
  [900, "The clip ends 1 min 10 s before the ride begins: gauges will show --."],
  [2060, "The clip begins 1 min after the ride has ended: gauges will show --."],
  [990, "In the first 10 s of the clip there is no ride data: gauges will show --."],
  [1995, "In the last 25 s of the clip there is no ride data: gauges will show --."],
])("a video that begins at %d s is warned of", (start, text) => {
  expect(clipWarning(sync(start), { in: 0, out: 30 }, ride)).toBe(text);
});

test("a timelapse clip may stick out on both sides", () => {
  const text = clipWarning({ start: 900, offset: 0, rate: 100 }, { in: 0, out: 20 }, ride);
  expect(text).toBe(
    "In the first 1 min 40 s and the last 15 min of the clip there is no ride data: gauges will show --.",
  );
});
