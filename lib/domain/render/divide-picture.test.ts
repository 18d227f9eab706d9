import { describe, expect, it } from "vitest";
import type { Rect } from "#lib/domain/overlay/gauge";
import { rectsMeet } from "#lib/domain/overlay/rect";
import { dividePicture } from "#lib/domain/render/divide-picture";

const PICTURE: Rect = { x: 0, y: 0, width: 100, height: 60 };
const box = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height });
const area = (rects: readonly Rect[]) => rects.reduce((sum, { width, height }) => sum + width * height, 0);

describe("dividePicture", () => {
  it.each([
    ["nothing but one box", [box(20, 10, 10, 10)]],
    ["a box in the corner", [box(0, 0, 10, 10)]],
    ["the whole picture", [PICTURE]],
    ["boxes in a row", [box(0, 40, 20, 20), box(20, 40, 20, 20), box(60, 44, 20, 16)]],
    ["boxes at different heights", [box(2, 2, 30, 20), box(60, 10, 20, 30), box(10, 40, 40, 10), box(84, 50, 10, 8)]],
  ])("covers the picture once, each box a part of its own: %s", (_, boxes) => {
    const { tiles, parts } = dividePicture(PICTURE, boxes);
    expect(tiles.map(({ rect }) => rect)).toEqual(boxes);
    expect(area(parts.map(({ rect }) => rect))).toBe(area([PICTURE]));
    for (const [i, a] of parts.entries()) {
      for (const b of parts.slice(i + 1)) expect(rectsMeet(a.rect, b.rect)).toBe(false);
    }
    for (const [tile, { rect }] of tiles.entries()) expect(parts).toContainEqual({ rect, tile });
  });

  it("joins boxes that overlap, also those that the joined box reaches", () => {
    const { tiles } = dividePicture(PICTURE, [
      box(0, 0, 20, 20),
      box(50, 50, 4, 4),
      box(10, 10, 20, 20),
      box(22, 2, 4, 4),
    ]);
    expect(tiles.map(({ rect, members }) => ({ rect, members }))).toEqual([
      { rect: box(50, 50, 4, 4), members: [1] },
      { rect: box(0, 0, 30, 30), members: [0, 2, 3] },
    ]);
  });

  it("joins boxes that no straight cut can part", () => {
    const pinwheel = [box(10, 10, 30, 10), box(40, 10, 10, 30), box(20, 30, 20, 10), box(10, 20, 10, 20)];
    const { tiles, parts } = dividePicture(PICTURE, pinwheel);
    expect(tiles.flatMap(({ members }) => members).toSorted()).toEqual([0, 1, 2, 3]);
    expect(area(parts.map(({ rect }) => rect))).toBe(area([PICTURE]));
  });
});
