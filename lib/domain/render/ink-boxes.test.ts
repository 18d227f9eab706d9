import { describe, expect, it } from "vitest";
import type { Rect } from "#lib/domain/overlay/gauge";
import { findInkBoxes } from "#lib/domain/render/ink-boxes";

function boxesOf(width: number, height: number, ...dots: [x: number, y: number][]): Rect[] {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (const [x, y] of dots) rgba[(y * width + x) * 4 + 3] = 1;
  return findInkBoxes((y, rows) => rgba.subarray(y * width * 4, (y + rows) * width * 4), width, height);
}

describe("findInkBoxes", () => {
  it("finds nothing in an empty picture", () => {
    expect(boxesOf(64, 64)).toEqual([]);
  });

  it("keeps things that are apart in boxes of their own", () => {
    expect(boxesOf(160, 96, [3, 3], [150, 90])).toEqual([
      { x: 0, y: 0, width: 16, height: 16 },
      { x: 144, y: 80, width: 16, height: 16 },
    ]);
  });

  it("puts what touches into one box, which ends with the picture", () => {
    expect(boxesOf(36, 34, [15, 15], [16, 16], [35, 33])).toEqual([{ x: 0, y: 0, width: 36, height: 34 }]);
  });

  it("makes one box of two where a thing lies in the bounding box of another without touching it", () => {
    const corner: [x: number, y: number][] = Array.from({ length: 4 }, (_, k) => [k * 16, 0]);
    const side: [x: number, y: number][] = Array.from({ length: 4 }, (_, k) => [0, k * 16]);
    expect(boxesOf(96, 96, ...corner, ...side, [50, 50])).toEqual([{ x: 0, y: 0, width: 64, height: 64 }]);
  });

  it("finds what lies anywhere in a tall picture, read in bands, and in its last rows", () => {
    expect(boxesOf(32, 540, [20, 255], [20, 256], [3, 400], [31, 539])).toEqual([
      { x: 16, y: 240, width: 16, height: 32 },
      { x: 0, y: 400, width: 16, height: 16 },
      { x: 16, y: 528, width: 16, height: 12 },
    ]);
  });
});
