import { expect, it } from "vitest";
import { type Corner, resizeBox } from "#lib/domain/overlay/resize-box";
import { alignBox, guidesOf, snapBox } from "#lib/domain/overlay/snap-box";

const WIDE = { width: 1600, height: 900 };
const TALL = { width: 1080, height: 1920 };
const box = { left: 40, top: 40, width: 20, height: 10 };

it("snaps to margins, the middle and other gauges, whichever is nearest, and to nothing that is far", () => {
  const guides = guidesOf(WIDE, [{ left: 100, top: 20, width: 30, height: 12 }]);
  expect(snapBox({ ...box, left: 5.8, top: 84.4 }, guides, 1)).toEqual({
    ...{ box: { ...box, left: 5, top: 85 }, x: 5, y: 95 },
  });
  // Its middle on the picture's.
  expect(snapBox({ ...box, left: 78.5 }, guides, 1)).toMatchObject({ box: { left: 800 / 9 - 10 }, x: 800 / 9 });
  // Its right edge on the other's left one, its top on the other's top.
  expect(snapBox({ ...box, left: 80.4, top: 19.3 }, guides, 1)).toMatchObject({ box: { left: 80, top: 20 } });
  expect(snapBox({ ...box, left: 60, top: 60 }, guides, 1)).toMatchObject({ box: { left: 60, top: 60 }, x: undefined });
});

it("knows where the apps' buttons are in upright pictures", () => {
  expect(guidesOf(TALL, []).x).toContain(88);
  expect(guidesOf(TALL, []).y.some((y) => Math.abs(y - 142.22) < 0.01)).toBe(true);
  expect(guidesOf(WIDE, []).x).toHaveLength(3);
});

it("aligns to the margins and the middle", () => {
  const sides = (["left", "centre", "right", "top", "middle", "bottom"] as const).map((side) => {
    const { left, top } = alignBox(box, side, WIDE);
    return left === box.left ? Math.round(top * 10) / 10 : Math.round(left * 10) / 10;
  });
  expect(sides).toEqual([5, 78.9, 152.8, 5, 45, 85]);
});

it("resizes from the opposite corner, keeping the aspect, within the picture", () => {
  const corners: Corner[] = [1, -1].flatMap((x) => [1, -1].map((y) => ({ x, y }) as Corner));
  for (const corner of corners) {
    const pulled = resizeBox(box, corner, { x: corner.x * 10, y: corner.y * 5 }, 2, WIDE);
    expect(pulled).toMatchObject({ width: 30, height: 15 });
    expect(pulled.left).toBe(corner.x === 1 ? 40 : 30);
    expect(pulled.top).toBe(corner.y === 1 ? 40 : 35);
    const wild = resizeBox(box, corner, { x: corner.x * 999, y: corner.y * 999 }, 2, WIDE);
    expect(Math.min(wild.left, wild.top)).toBeGreaterThanOrEqual(-1e-9);
    expect(wild.top + wild.height).toBeLessThanOrEqual(100 + 1e-9);
    expect(wild.width / wild.height).toBeCloseTo(2, 9);
    expect(resizeBox(box, corner, { x: corner.x * -99, y: corner.y * -99 }, 2, WIDE).height).toBe(3);
  }
});

it("resizes width and height each by itself where a gauge has a width", () => {
  const pulled = resizeBox(box, { x: 1, y: -1 }, { x: 12.34, y: 2 }, undefined, WIDE);
  expect(pulled).toEqual({ left: 40, top: 42, width: 32.3, height: 8 });
});
