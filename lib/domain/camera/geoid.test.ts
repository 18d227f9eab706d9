import { expect, test } from "vitest";
import { geoidHeight } from "#lib/domain/camera/geoid";

// EGM96 itself, from NGA's 15' grid.
test.each([
  ["Carlsbad, California", 33.1268, -117.3274, -34.7],
  ["London", 51.5, -0.1, 45.9],
  ["south of Sri Lanka, its lowest", 4.7, 78.8, -107],
  ["the north pole", 90, 0, 13.6],
  ["the date line", 0, 180, 21.3],
  ["the date line from the east", 0, -180, 21.3],
])("The sea at %s stands where EGM96 says, within 5 m", (_, latitude, longitude, height) => {
  expect(Math.abs(geoidHeight(latitude, longitude) - height)).toBeLessThan(5);
});

test("Between the values of the grid it is continuous", () => {
  for (let longitude = -179.99; longitude < 179; longitude += 0.37) {
    expect(Math.abs(geoidHeight(47.123, longitude) - geoidHeight(47.123, longitude + 0.01))).toBeLessThan(0.2);
  }
});
