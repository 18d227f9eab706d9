import { describe, expect, it } from "vitest";
import { findInkBoxes } from "#lib/domain/render/ink-boxes";

function picture(width: number, height: number, ...dots: [x: number, y: number][]): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (const [x, y] of dots) rgba[(y * width + x) * 4 + 3] = 1;
  return rgba;
}

describe("findInkBoxes", () => {
  it("finds nothing in an empty picture", () => {
    expect(findInkBoxes(picture(64, 64), 64, 64)).toEqual([]);
  });

  it("keeps things that are apart in boxes of their own", () => {
    expect(findInkBoxes(picture(160, 96, [3, 3], [150, 90]), 160, 96)).toEqual([
      { x: 0, y: 0, width: 16, height: 16 },
      { x: 144, y: 80, width: 16, height: 16 },
    ]);
  });

  it("puts what touches into one box, which ends with the picture", () => {
    expect(findInkBoxes(picture(36, 34, [15, 15], [16, 16], [35, 33]), 36, 34)).toEqual([
      { x: 0, y: 0, width: 36, height: 34 },
    ]);
  });

  it("makes one box of two where a thing lies in the bounding box of another without touching it", () => {
    const corner: [x: number, y: number][] = Array.from({ length: 4 }, (_, k) => [k * 16, 0]);
    const side: [x: number, y: number][] = Array.from({ length: 4 }, (_, k) => [0, k * 16]);
    expect(findInkBoxes(picture(96, 96, ...corner, ...side, [50, 50]), 96, 96)).toEqual([
      { x: 0, y: 0, width: 64, height: 64 },
    ]);
  });
});
