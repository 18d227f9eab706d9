import { expect, test } from "vitest";
import { lengthText, sizeText } from "#lib/domain/amounts";

test("sizes are told in the unit that they reach", () => {
  expect([0, 35_400, 1_234_567, 999_400_000, 999_600_000, 20e9, 12_345_678_901].map(sizeText)).toEqual([
    "0 kB",
    "35 kB",
    "1 MB",
    "999 MB",
    "1 GB",
    "20 GB",
    "12.3 GB",
  ]);
});

test("lengths are told in the units that they have", () => {
  expect([0, 1, 59.6, 600, 661, 3600, 5400, 3601].map(lengthText)).toEqual([
    "0 seconds",
    "1 second",
    "1 minute",
    "10 minutes",
    "11 minutes 1 second",
    "1 hour",
    "1 hour 30 minutes",
    "1 hour 1 second",
  ]);
});
