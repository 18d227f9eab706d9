import { expect, test } from "vitest";
import { parseRider } from "./rider-options.ts";

test("What is left out is not known", () => {
  expect(parseRider({})).toEqual({});
  expect(parseRider({ rider: "Ada", ftp: "250", "max-heart-rate": "188", weight: "71.5" })).toEqual({
    name: "Ada",
    ftp: 250,
    maxHeartRate: 188,
    weight: 71.5,
  });
});

test.each([
  ["ftp", "9000", '--ftp: a number of watts from 40 to 700, not "9000".'],
  ["weight", "", '--weight: a number of kilograms from 20 to 300, not "".'],
  ["max-heart-rate", "high", '--max-heart-rate: a number of beats per minute from 80 to 250, not "high".'],
  ["rider", " ", '--rider: at least one character, not " ".'],
] as const)("--%s %j is refused by its name", (option, text, message) => {
  expect(() => parseRider({ [option]: text })).toThrow(expect.objectContaining({ code: "invalid_request", message }));
});
