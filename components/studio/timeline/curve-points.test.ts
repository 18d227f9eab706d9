import { expect, test } from "vitest";
import { type Curve, curveMeans, curvePoints, densityOf } from "./curve-points.ts";

const curve = (values: number[], change: Partial<Curve> = {}): Curve => ({
  time: Float64Array.from(values, (_, i) => i),
  values: Float64Array.from(values),
  joined: () => true,
  longestStep: 3,
  ...change,
});

test("few samples are all drawn, at their places", () => {
  expect(curvePoints(curve([5, 7, 6]), { from: 0, to: 2 }, 100)).toEqual([[0, 5, 50, 7, 100, 6]]);
});

test("of many samples in a column of pixels the first, lowest, highest and last stay, in order", () => {
  const [line] = curvePoints(curve([3, 9, 1, 4, 8, 8, 8, 8]), { from: 0, to: 8 }, 2);
  expect(line).toEqual([0, 3, 0.25, 9, 0.5, 1, 0.75, 4, 1, 8, 1.75, 8]);
});

test("a single spike among a hundred thousand samples is seen", () => {
  const values = Array.from({ length: 100_000 }, (_, i) => (i === 54_321 ? 900 : i % 7));
  const lines = curvePoints(curve(values), { from: 0, to: 99_999 }, 300);
  expect(lines).toHaveLength(1);
  expect(lines[0]!.length).toBeLessThanOrEqual(301 * 4 * 2);
  expect(Math.max(...lines[0]!.filter((_, i) => i % 2 === 1))).toBe(900);
});

test("the line breaks at a gap, and goes on over single values that are missing", () => {
  const gap = curve([1, Number.NaN, 3, Number.NaN, Number.NaN, Number.NaN, 7, 8]);
  expect(curvePoints(gap, { from: 0, to: 7 }, 7)).toEqual([
    [0, 1, 2, 3],
    [6, 7, 7, 8],
  ]);
  expect(curvePoints(curve([1, 2, 3, 4], { joined: (i) => i !== 1 }), { from: 0, to: 3 }, 3)).toEqual([
    [0, 1, 1, 2],
    [2, 3, 3, 4],
  ]);
});

test("a line goes on over a pause when the samples on either side are joined", () => {
  const paused = curve([5, 0, 0, 5], { time: Float64Array.of(0, 1, 61, 62) });
  expect(curvePoints(paused, { from: 0, to: 62 }, 62)).toEqual([[0, 5, 1, 0, 61, 0, 62, 5]]);
});

test("a view into the ride reaches one sample beyond its edges", () => {
  const [line] = curvePoints(curve([0, 1, 2, 3, 4, 5, 6]), { from: 2.5, to: 3.5 }, 100);
  expect(line).toEqual([-50, 2, 50, 3, 150, 4, 250, 5]);
});

test("what is never known has no line", () => {
  expect(curvePoints(curve([Number.NaN, Number.NaN]), { from: 0, to: 1 }, 10)).toEqual([]);
});

test("means of a few pixels tell the course of a dense curve", () => {
  const dense = curve([1, 3, 5, 7, 2, 2, 4, 4]);
  expect(densityOf(dense, { from: 0, to: 8 }, 2)).toBe(4);
  expect(curveMeans(dense, { from: 0, to: 8 }, 4, 2)).toEqual([[0.75, 4, 2.75, 3]]);
});
