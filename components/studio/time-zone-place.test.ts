import { expect, test } from "vitest";
import { zonePlace } from "./time-zone-place.ts";

const MAY = Date.parse("2026-05-06T10:00:00Z") / 1000;
const DECEMBER = Date.parse("2026-12-06T10:00:00Z") / 1000;
const ALPS = { latitude: 45.9, longitude: 6.9 };

test.each([
  ["summer in the Alps", 120, MAY, ALPS, { city: "Zurich", isSummer: true }],
  ["winter there", 60, DECEMBER, ALPS, { city: "Zurich", isSummer: false }],
  ["London's clock, left as it was when crossing over", 60, MAY, ALPS, { city: "London", isSummer: true }],
  [
    "summer in the south is in December",
    660,
    DECEMBER,
    { latitude: -37, longitude: 145 },
    { city: "Sydney", isSummer: true },
  ],
  ["a clock without summer time", 540, MAY, { latitude: 35, longitude: 139 }, { city: "Tokyo", isSummer: false }],
  ["half an hour", 330, MAY, { latitude: 20, longitude: 78 }, { city: "Kolkata", isSummer: false }],
])("%s", (_, offset, moment, ride, place) => expect(zonePlace(offset, moment, ride)).toEqual(place));

test("a clock that nobody near has, and a ride that is nowhere, have no name", () => {
  expect(zonePlace(-480, MAY, ALPS)).toBeUndefined();
  expect(zonePlace(120, MAY, undefined)).toBeUndefined();
});
