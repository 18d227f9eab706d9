import { expect, test } from "vitest";
import { shiftText } from "./shift-text.ts";

test.each([
  [99, "+1 min 39 s"],
  [-12.345, "−12.35 s"],
  [0.1, "+0.1 s"],
  [59.999, "+1 min"],
  [-60, "−1 min"],
  [7200, "+2 h"],
  [-7505, "−2 h 5 min"],
  [97_200, "+1 day 3 h"],
  [259_200, "+3 days"],
])("%d s is %s", (seconds, text) => expect(shiftText(seconds)).toBe(text));

test("what nobody sees is no move", () => expect(shiftText(-0.004)).toBeUndefined());
