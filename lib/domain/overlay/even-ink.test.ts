import { expect, test } from "vitest";
import type { Canvas2D } from "#lib/domain/overlay/canvas";
import { evenInk } from "#lib/domain/overlay/even-ink";

test.each([
  ["#ffc53d", ["#ffc53d", "rgb(0, 58, 194)"]],
  ["#FFFFFF", ["#FFFFFF", "rgb(0, 0, 0)"]],
  ["rgba(4, 8, 14, 0.8)", ["rgba(4, 8, 14, 0.8)", "rgb(251, 247, 241)"]],
])("letters in %s are filled with a gradient whose mean is grey", (color, stops) => {
  const added: string[] = [];
  const gradient = { addColorStop: (_: number, stop: string) => void added.push(stop) };
  const canvas = { createLinearGradient: () => gradient } as unknown as Canvas2D;
  expect(evenInk(canvas, color)).toBe(gradient);
  expect(added).toEqual(stops);
});
