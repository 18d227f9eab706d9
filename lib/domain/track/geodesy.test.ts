import { expect, test } from "vitest";
import { blendCourses, blendLongitudes, courseBetween, distanceBetween } from "#lib/domain/track/geodesy";

test("A quarter of the equator is 10 007.5 km, from pole to pole is twice that", () => {
  expect(distanceBetween(0, 0, 0, 90)).toBeCloseTo(10_007_557.2, 0);
  expect(distanceBetween(90, 0, -90, 0)).toBeCloseTo(20_015_114.4, 0);
});

test("Paris to London agrees with the ellipsoid's geodesic (343 923 m, Vincenty on WGS 84) within 0.3 %", () => {
  expect(Math.abs(distanceBetween(48.8566, 2.3522, 51.5074, -0.1278) / 343_923 - 1)).toBeLessThan(0.003);
});

test("A millimetre is not lost", () => {
  expect(distanceBetween(46, 7, 46 + 1e-8, 7)).toBeCloseTo(0.0011119, 6);
});

test("The way over the antimeridian is the short one", () => {
  expect(distanceBetween(0, 179.999, 0, -179.999)).toBeCloseTo(222.39, 1);
  expect(courseBetween(0, 179.999, 0, -179.999)).toBeCloseTo(90, 6);
  expect(blendLongitudes(179.9, -179.9, 0.25)).toBeCloseTo(179.95, 9);
  expect(blendLongitudes(179.9, -179.9, 0.75)).toBeCloseTo(-179.95, 9);
});

test.each([
  [1, 0, 0],
  [1, 1, 45],
  [0, 1, 90],
  [-1, 0, 180],
  [0, -1, 270],
])("The course %s° north, %s° east is %s°", (north, east, course) => {
  expect(courseBetween(0, 0, north / 1000, east / 1000)).toBeCloseTo(course, 3);
});

test("Courses blend over north, and opposite ones switch half-way", () => {
  expect(blendCourses(350, 10, 0.5)).toBeCloseTo(0, 9);
  expect(blendCourses(10, 350, 0.25)).toBeCloseTo(5, 0);
  expect([blendCourses(90, 270, 0.4), blendCourses(90, 270, 0.6)].map(Math.round)).toEqual([90, 270]);
});
