import { expect, test } from "vitest";
import { axisOf, bringIntoView, momentAt, moveBy, pageTo, shareAt, spanAround, spanToSee, zoomBy } from "./view.ts";

const ride = { from: 1000, to: 4600 };

test("a close look stays within the ride", () => {
  expect(spanAround(ride, 2000, 200)).toEqual({ from: 1900, to: 2100 });
  expect(spanAround(ride, 1010, 200)).toEqual({ from: 1000, to: 1200 });
  expect(spanAround(ride, 9999, 200)).toEqual({ from: 4400, to: 4600 });
  expect(spanAround(ride, 2000, 5000)).toEqual(ride);
});

test("what is looked at is seen with a little around it, within the axis", () => {
  expect(spanToSee(ride, { from: 2000, to: 2100 })).toEqual({ from: 1994, to: 2106 });
  expect(spanToSee(ride, { from: 1000, to: 1100 })).toEqual({ from: 1000, to: 1112 });
  expect(spanToSee(ride, { from: 2000, to: 2000.1 })).toEqual({ from: 1999.55, to: 2000.55 });
});

test("the axis is the ride with what reaches over its ends; a video elsewhere does not stretch it", () => {
  expect(axisOf(ride, [{ from: 990, to: 1100 }])).toEqual({ from: 990, to: 4600 });
  expect(axisOf(ride, [{ from: 9000, to: 9100 }])).toEqual(ride);
  expect(axisOf(ride, [{ from: 900, to: 5000 }])).toEqual({ from: 900, to: 5000 });
});

test("a playhead that runs out of the view comes in again at the left of the next page", () => {
  const view = { from: 2000, to: 2200 };
  expect(pageTo(view, ride, 2200)).toBe(view);
  expect(pageTo(view, ride, 2201)).toEqual({ from: 2191, to: 2391 });
  expect(pageTo(view, ride, 4599)).toEqual({ from: 4400, to: 4600 });
});

test("zooming keeps the moment under the pointer where it is", () => {
  const closer = zoomBy(ride, ride, 1900, 0.5);
  expect(closer.to - closer.from).toBe(1800);
  expect(shareAt(closer, 1900)).toBeCloseTo(shareAt(ride, 1900), 12);
  expect(zoomBy(closer, ride, 1900, 100)).toEqual(ride);
  const closest = zoomBy(ride, ride, 1900, 1e-9);
  expect(closest.to - closest.from).toBeCloseTo(1, 9);
});

test("a view moves as far as the ride goes, and no farther than a moment needs", () => {
  const view = { from: 2000, to: 2200 };
  expect(moveBy(view, ride, 100)).toEqual({ from: 2100, to: 2300 });
  expect(moveBy(view, ride, -5000)).toEqual({ from: 1000, to: 1200 });
  expect(bringIntoView(view, ride, 2100)).toBe(view);
  expect(bringIntoView(view, ride, 2210)).toEqual({ from: 2010, to: 2210 });
  expect(bringIntoView(view, ride, 1990)).toEqual({ from: 1990, to: 2190 });
});

test("a place in the view is a moment and back", () => {
  expect(momentAt(ride, 0.25)).toBe(1900);
  expect(shareAt(ride, 1900)).toBe(0.25);
  expect(momentAt(ride, -1)).toBe(1000);
  expect(momentAt(ride, 2)).toBe(4600);
});
