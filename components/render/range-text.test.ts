import { expect, test } from "vitest";
import { sizeRange, timeRange } from "./range-text.ts";

test.each([
  [38.4e6, 71.9e6, "38–72 MB"],
  [0.4e6, 1.26e6, "0.4–1.3 MB"],
  [96e3, 410e3, "96–410 kB"],
  [0.8e9, 1.4e9, "0.8–1.4 GB"],
  [4.02e6, 4.04e6, "4 MB"],
])("%d to %d bytes are %s", (low, high, text) => expect(sizeRange({ low, high })).toBe(text));

test.each([
  [3, 4, "5 s"],
  [12, 44, "10–45 s"],
  [40, 130, "1–3 min"],
  [115, 170, "2–3 min"],
  [3000, 7000, "0.83–1.9 h"],
])("%d to %d seconds are %s", (low, high, text) => expect(timeRange({ low, high })).toBe(text));
