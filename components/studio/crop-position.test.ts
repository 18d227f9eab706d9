import { describe, expect, test } from "vitest";
import { planFraming, shapedSize } from "#lib/domain/render/framing";
import { DEFAULT_OUTPUT } from "#lib/domain/render/output";
import { dragPosition, keyPosition } from "./crop-position.ts";

const SOURCE = { width: 1920, height: 1080 };
const output = { ...DEFAULT_OUTPUT, shape: "9:16" } as const;
const framing = planFraming(SOURCE, output, shapedSize(SOURCE, output));
/** On a stage of 304 pixels the picture is 960 wide: 656 of them are hidden. */
const drag = (from: number, way: number) => dragPosition(from, { way, stage: 304 }, framing, SOURCE, "x");

describe("A drag of the picture", () => {
  test("goes with the pointer: to the right it shows more of its left", () => {
    expect(drag(0.5, 164)).toBeCloseTo(0.25, 3);
    expect(drag(0.5, -164)).toBeCloseTo(0.75, 3);
  });

  test("ends at the picture's edges", () => {
    expect(drag(0.5, 5000)).toBe(0);
    expect(drag(0.5, -5000)).toBe(1);
  });

  test("snaps to the middle when it comes near", () => {
    expect(drag(0.25, -150)).toBe(0.5);
    expect(drag(0.25, -100)).not.toBe(0.5);
  });

  test("goes nowhere on a side that is shown whole", () => {
    expect(dragPosition(0.5, { way: 50, stage: 540 }, framing, SOURCE, "y")).toBe(0.5);
  });
});

test("Keys move the window along its side by a hundredth, with Shift by a tenth, or all the way", () => {
  const key = (name: string, value: number, shiftKey = false, side: "x" | "y" = "x") =>
    keyPosition({ key: name, shiftKey }, value, side);
  expect(key("ArrowRight", 0.5)).toBe(0.51);
  expect(key("ArrowLeft", 0.5, true)).toBe(0.4);
  expect(key("ArrowLeft", 0.005)).toBe(0);
  expect(key("End", 0.5)).toBe(1);
  expect(key("ArrowDown", 0.5)).toBeUndefined();
  expect(key("ArrowDown", 0.5, false, "y")).toBe(0.51);
  expect(key("a", 0.5)).toBeUndefined();
});
