import { describe, expect, test } from "vitest";
import { distanceBetween } from "#lib/domain/track/geodesy";
import { aroundCircle, fitView, panBy, pixelsPerMetre, scaleBar, toScreen, underPoint, zoomAbout } from "./map-view.ts";
import { metresPerWorld, nearestTurn, toPlace, toWorld } from "./mercator.ts";

const SIZE = { width: 400, height: 256 };
const HOME = { latitude: 47.3, longitude: 8.5 };

describe("The Mercator plane", () => {
  test.each([HOME, { latitude: -54.8, longitude: -68.3 }, { latitude: 0, longitude: 179.9999 }])(
    "leads from %o to the plane and back",
    (place) => {
      const { latitude, longitude } = toPlace(toWorld(place));
      expect(latitude).toBeCloseTo(place.latitude, 9);
      expect(longitude).toBeCloseTo(place.longitude, 9);
    },
  );

  test("has the land's own lengths, whatever the latitude", () => {
    for (const latitude of [0, 47, -70]) {
      const [a, b] = [toWorld({ latitude, longitude: 10 }), toWorld({ latitude, longitude: 10.01 })];
      const metres = distanceBetween(latitude, 10, latitude, 10.01);
      expect((b.x - a.x) * metresPerWorld(a.y)).toBeCloseTo(metres, 3);
    }
  });

  test("takes the turn of the world that is nearest", () => {
    expect(nearestTurn(0.001, 0.999)).toBeCloseTo(1.001);
    expect(nearestTurn(0.999, 0.001)).toBeCloseTo(-0.001);
    expect(nearestTurn(0.4, 0.6)).toBe(0.4);
  });
});

describe("A view", () => {
  const view = fitView({ west: 0.52, east: 0.521, north: 0.35, south: 0.3502 }, SIZE, 28);

  test("shows all of its bounds within the margin, and never less than a hundred metres", () => {
    expect(toScreen(view, SIZE, { x: 0.52, y: 0.35 }).x).toBeCloseTo(28);
    expect(toScreen(view, SIZE, { x: 0.521, y: 0.3502 }).x).toBeCloseTo(372);
    const spot = toWorld(HOME);
    const tiny = fitView({ west: spot.x, east: spot.x, north: spot.y, south: spot.y }, SIZE, 28);
    expect(pixelsPerMetre(tiny)).toBeCloseTo(2, 6);
  });

  test("keeps what is under the pointer there while zooming, and moves with the hand", () => {
    const point = { x: 300, y: 60 };
    const held = underPoint(view, SIZE, point);
    const zoomed = zoomAbout(view, SIZE, point, 2.5);
    expect(zoomed.scale).toBeCloseTo(view.scale * 2.5);
    expect(toScreen(zoomed, SIZE, held).x).toBeCloseTo(300);
    expect(toScreen(zoomed, SIZE, held).y).toBeCloseTo(60);
    const moved = toScreen(panBy(view, 15, -7), SIZE, held);
    expect([moved.x, moved.y].map((value) => Math.round(value))).toEqual([315, 53]);
  });

  test("zooms no farther in than a receiver is exact, and no farther out than the world", () => {
    const middle = { x: 200, y: 128 };
    expect(pixelsPerMetre(zoomAbout(view, SIZE, middle, 1e9))).toBeCloseTo(4);
    expect(zoomAbout(view, SIZE, middle, 1e-9).scale).toBe(512);
  });

  test("looks at a circle so that its radius is 64 pixels", () => {
    expect(pixelsPerMetre(aroundCircle(toWorld(HOME), 350)) * 350).toBeCloseTo(64, 6);
  });
});

test.each([
  [1, 110, 100],
  [0.3, 110, 200],
  [0.0213, 110, 5000],
  [4, 110, 20],
])("at %f pixels a unit a scale bar of at most %i pixels is %i units long", (perUnit, most, units) => {
  expect(scaleBar(perUnit, most)).toEqual({ units, width: units * perUnit });
});
