import { expect, test } from "vitest";
import { METRES_PER_DEGREE } from "#lib/domain/track/geodesy";
import { placeBeside } from "#lib/domain/track/privacy-zones";
import { deriveRide } from "#lib/domain/track/ride";
import { everySecond, ORIGIN, syntheticTrack } from "#lib/domain/track/testing/synthetic-track";
import { mapRoute, screenPath } from "./map-route.ts";
import { fitView } from "./map-view.ts";
import { zonePlace } from "./zone-place.ts";

const SIZE = { width: 400, height: 256 };

test("a long ride is drawn by the points that can be told apart, and by nothing that is far from what is seen", () => {
  const ride = deriveRide(syntheticTrack(everySecond(0, 20_000, (t) => ({ north: 2 * t }))));
  const route = mapRoute(ride)!;
  const view = fitView(route.bounds, SIZE, 28);
  const path = screenPath(route, view, SIZE);
  expect(path.x.length).toBeGreaterThan(200);
  expect(path.x.length).toBeLessThan(260);
  expect([path.y[0], path.y.at(-1)].map((y) => Math.round(y!))).toEqual([228, 28]);
  expect(path.time.at(-1)).toBe(ORIGIN.time + 20_000);
  const close = screenPath(route, { ...view, scale: view.scale * 100 }, SIZE);
  expect(Math.max(...close.y) - Math.min(...close.y)).toBeLessThan(3 * SIZE.height);
});

test("a route across the antimeridian stays in one piece, and unjoined parts stay apart", () => {
  const eastward = 1 / METRES_PER_DEGREE;
  const across = (t: number) => {
    const longitude = 179.9995 + 10 * t * eastward;
    return { latitude: 0, longitude: longitude > 180 ? longitude - 360 : longitude };
  };
  const route = mapRoute(deriveRide(syntheticTrack(everySecond(0, 20, across))))!;
  expect(route.bounds.east - route.bounds.west).toBeCloseTo((200 * eastward) / 360, 9);
  const parts = syntheticTrack(
    everySecond(0, 20, (t) => ({ north: 5 * t })),
    everySecond(100, 120, (t) => ({ north: 5 * t })),
  );
  const two = mapRoute(deriveRide(parts))!;
  const { starts } = screenPath(two, fitView(two.bounds, SIZE, 28), SIZE);
  expect(starts.reduce((sum, start) => sum + start, 0)).toBe(2);
});

test("a zone is named by what of the ride it hides", () => {
  const ride = deriveRide(syntheticTrack(everySecond(0, 300, (t) => ({ north: 10 * t }))));
  const zone = (north: number, radius: number, east = 0) => ({ ...placeBeside(ORIGIN, east, north), radius });
  expect(zonePlace(ride, zone(100, 200))).toEqual({ kind: "start" });
  expect(zonePlace(ride, zone(2900, 200))).toEqual({ kind: "finish" });
  expect(zonePlace(ride, zone(1500, 2000))).toEqual({ kind: "both" });
  expect(zonePlace(ride, zone(1500, 200, 300))).toEqual({ kind: "elsewhere" });
  const way = zonePlace(ride, zone(1500, 200));
  expect(way.kind).toBe("way");
  expect(way.kind === "way" && way.ridden).toBeCloseTo(1310, -1);
});
