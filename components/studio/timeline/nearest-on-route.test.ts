import { expect, test } from "vitest";
import { nearestOnRoute } from "./nearest-on-route.ts";

/** 100 pixels to the right in 100 s, a minute later the same way back. */
const out = Array.from({ length: 101 }, (_, i) => i);
const route = { x: Float64Array.from([...out, ...out.toReversed()]), y: new Float64Array(202) };
const time = Float64Array.from([...out, ...out.map((second) => second + 160)]);
const joined = (i: number) => i !== 100;

test("the moment is that of the nearest place on the line, between samples too", () => {
  expect(nearestOnRoute(route, time, joined, { x: 30.5, y: 10 }, 24, 0)).toMatchObject({ moment: 30.5, x: 30.5, y: 0 });
});

test("of two passes the one expected is meant", () => {
  expect(nearestOnRoute(route, time, joined, { x: 30, y: 3 }, 24, 0)?.moment).toBe(30);
  expect(nearestOnRoute(route, time, joined, { x: 30, y: 3 }, 24, 300)?.moment).toBe(230);
});

test("far from the line nothing is meant", () => {
  expect(nearestOnRoute(route, time, joined, { x: 30, y: 25 }, 24, 0)).toBeUndefined();
});

test("samples without a place are passed over", () => {
  const lost = { x: Float64Array.of(0, Number.NaN, 20), y: Float64Array.of(0, Number.NaN, 0) };
  expect(nearestOnRoute(lost, Float64Array.of(0, 1, 2), () => true, { x: 12, y: 0 }, 24, 0)?.moment).toBe(2);
});
