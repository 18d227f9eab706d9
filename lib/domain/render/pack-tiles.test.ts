import { describe, expect, it } from "vitest";
import { rectsMeet } from "#lib/domain/overlay/rect";
import { packTiles } from "#lib/domain/render/pack-tiles";

const SIZES = [
  [300, 298],
  [80, 84],
  [190, 66],
  [190, 66],
  [168, 92],
  [176, 92],
  [576, 92],
  [40, 40],
].map(([width = 0, height = 0]) => ({ width, height }));

describe("packTiles", () => {
  it("gives every tile a place of its own within the atlas, wasting little", () => {
    const { width, height, places } = packTiles(SIZES);
    const rects = SIZES.map((size, index) => ({ ...size, ...places[index]! }));
    for (const [i, a] of rects.entries()) {
      expect(a.x + a.width).toBeLessThanOrEqual(width);
      expect(a.y + a.height).toBeLessThanOrEqual(height);
      for (const b of rects.slice(i + 1)) expect(rectsMeet(a, b)).toBe(false);
    }
    const used = SIZES.reduce((sum, size) => sum + size.width * size.height, 0);
    expect(used / (width * height)).toBeGreaterThan(0.75);
  });

  it("keeps everything on even pixels", () => {
    const { width, height, places } = packTiles(SIZES);
    expect([width, height, ...places.flatMap(({ x, y }) => [x, y])].filter((value) => value % 2)).toEqual([]);
  });

  it("makes an atlas even of nothing", () => {
    expect(packTiles([])).toEqual({ width: 2, height: 2, places: [] });
  });
});
