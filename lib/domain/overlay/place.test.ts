import { describe, expect, it } from "vitest";
import type { PlacedBox } from "#lib/domain/overlay/layout";
import { placeBox } from "#lib/domain/overlay/place";

const LANDSCAPE = { width: 1920, height: 1080 };

function place(placement: Partial<PlacedBox>, aspect = 2, picture = LANDSCAPE) {
  return placeBox({ anchor: "top-left", x: 0, y: 0, height: 10, ...placement }, aspect, picture);
}

describe("placeBox", () => {
  it("measures in hundredths of the shorter side", () => {
    expect(place({ x: 5, y: 10 })).toEqual({ x: 54, y: 108, width: 216, height: 108 });
    expect(place({ x: 5, y: 10 }, 2, { width: 1080, height: 1920 })).toEqual({
      x: 54,
      y: 108,
      width: 216,
      height: 108,
    });
  });

  it("insets from the anchor's edges", () => {
    expect(place({ anchor: "bottom-right", x: 5, y: 10 })).toEqual({ x: 1650, y: 864, width: 216, height: 108 });
  });

  it("moves right and down from the middle on a centred axis", () => {
    expect(place({ anchor: "centre", x: 10, y: -10 })).toEqual({ x: 960, y: 378, width: 216, height: 108 });
    expect(place({ anchor: "bottom", x: -10, y: 0 })).toEqual({ x: 744, y: 972, width: 216, height: 108 });
  });

  it("spans the picture between two insets", () => {
    expect(place({ width: "full", x: 10 })).toMatchObject({ x: 108, width: 1704 });
    expect(place({ width: "full", x: 10, far: 5 })).toMatchObject({ x: 108, width: 1758 });
    expect(place({ anchor: "top-right", width: "full", x: 10, far: 5 })).toMatchObject({ x: 54, width: 1758 });
  });

  it("keeps boxes on even pixels inside pictures of odd size", () => {
    const picture = { width: 641, height: 361 };
    for (const anchor of ["top-left", "bottom-right", "centre"] as const) {
      const box = place({ anchor, x: 3.3, y: 1.7, height: 33.3 }, 1.37, picture);
      expect(Object.values(box).every((value) => value % 2 === 0)).toBe(true);
      expect(box.x + box.width).toBeLessThanOrEqual(640);
      expect(box.y + box.height).toBeLessThanOrEqual(360);
    }
  });

  it("pushes a box that would leave the picture back into it", () => {
    expect(place({ x: -20, y: 95, height: 20 })).toEqual({ x: 0, y: 1026, width: 216, height: 54 });
  });
});
