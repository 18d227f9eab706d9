import { expect, test } from "vitest";
import { withRiderField } from "./rider-field.ts";

const RIDER = { name: "Ada", ftp: 250 };

test.each([
  ["ftp", " 265 ", { name: "Ada", ftp: 265 }],
  ["weight", "71,5", { name: "Ada", ftp: 250, weight: 71.5 }],
  ["maxHeartRate", "188", { name: "Ada", ftp: 250, maxHeartRate: 188 }],
  ["name", " Ada L. ", { name: "Ada L.", ftp: 250 }],
] as const)("%s typed as %j is taken over", (name, text, rider) => {
  expect(withRiderField(RIDER, name, text)).toEqual({ rider });
});

test("an empty field is not known, not 0", () => {
  expect(withRiderField(RIDER, "ftp", "  ")).toEqual({ rider: { name: "Ada" } });
});

test.each([
  ["ftp", "1200", "A number of watts from 40 to 700"],
  ["ftp", "fast", "A number of watts from 40 to 700"],
  ["weight", "0", "A number of kilograms from 20 to 300"],
  ["maxHeartRate", "-5", "A number of beats per minute from 80 to 250"],
  ["name", "x".repeat(61), "At most 60 characters"],
] as const)("%s typed as %j is refused in words", (name, text, problem) => {
  expect(withRiderField(RIDER, name, text)).toEqual({ problem });
});
