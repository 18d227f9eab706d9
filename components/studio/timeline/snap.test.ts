import { expect, test } from "vitest";
import { snapOf, tidied } from "./snap.ts";

const targets = [
  { at: 100, label: "stop" },
  { at: 130, label: "top" },
];

test("the nearest target within reach takes what is dragged, whichever end of it meets one", () => {
  expect(snapOf([103], targets, 5)).toEqual({ by: -3, target: targets[0] });
  expect(snapOf([110, 128], targets, 5)).toEqual({ by: 2, target: targets[1] });
  expect(snapOf([101, 128], targets, 5)?.target.label).toBe("stop");
  expect(snapOf([115], targets, 5)).toBeUndefined();
  expect(snapOf([100], [], 5)).toBeUndefined();
});

test("a far view means whole seconds, a close one the very moment", () => {
  expect(tidied(3.4, 2)).toBe(3);
  expect(tidied(3.4, 80)).toBe(3.4);
});
