import { describe, expect, it } from "vitest";
import type { PlacedBox } from "#lib/domain/overlay/layout";
import { type Anchor, boxOf, placementOf, reanchored, sidesOf } from "#lib/domain/overlay/layout-box";
import { placeBox } from "#lib/domain/overlay/place";

const PICTURES = {
  "16:9": { width: 1920, height: 1080 },
  "16:9 small": { width: 803, height: 452 },
  "21:9": { width: 2560, height: 1080 },
  "1:1": { width: 1080, height: 1080 },
  "4:5": { width: 864, height: 1080 },
  "9:16": { width: 1080, height: 1920 },
  "2160p": { width: 3840, height: 2160 },
};
const ANCHORS: Anchor[] = [
  ...(["top-left", "top", "top-right"] as const),
  ...(["left", "centre", "right"] as const),
  ...(["bottom-left", "bottom", "bottom-right"] as const),
];

/** Numbers without a clock and without luck: the same ones in every run. */
function numbers(seed: number) {
  let state = seed;
  return (low: number, high: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return low + ((high - low) * state) / 2 ** 32;
  };
}

/** Ordinary boxes inside the picture: most with a digit or two, as people and we set them. */
function boxesIn(picture: { width: number; height: number }) {
  const next = numbers(7);
  const sides = sidesOf(picture);
  return Array.from({ length: 60 }, (_, i) => {
    const step = [0.5, 0.1, 0.01][i % 3]!;
    const height = Math.round(next(4, 30) / step) * step;
    const aspect = [1, 1.62, 2.3, 4][i % 4]!;
    const isWide = i % 5 === 0;
    const width = isWide ? Math.round(next(8, 60) / step) * step : height * aspect;
    const left = next(0, Math.max(0, sides.width - width));
    const top = next(0, Math.max(0, sides.height - height));
    const like: PlacedBox = { anchor: "top-left", x: 0, y: 0, height, ...(isWide && { width }) };
    return { box: { left, top, width, height }, like, aspect };
  });
}

describe.each(Object.entries(PICTURES))("in %s", (_name, picture) => {
  it("a box keeps its very pixels whatever it is measured from", () => {
    for (const { box, like, aspect } of boxesIn(picture)) {
      const first = placementOf(box, like, aspect, picture, { steps: { x: 0.5, y: 0.5 } });
      const pixels = placeBox(first, aspect, picture);
      for (const anchor of ANCHORS) {
        const other = reanchored(first, anchor, aspect, picture);
        expect([other.anchor, placeBox(other, aspect, picture)]).toEqual([anchor, pixels]);
        expect(placeBox(reanchored(other, first.anchor, aspect, picture), aspect, picture)).toEqual(pixels);
      }
    }
  });

  it("nothing comes to lie outside, and sizes stay", () => {
    const next = numbers(11);
    for (const { box, like, aspect } of boxesIn(picture)) {
      const wild = { ...box, left: next(-300, 300), top: next(-300, 300) };
      const placed = placementOf(wild, like, aspect, picture);
      const back = boxOf(placed, aspect, picture);
      const sides = sidesOf(picture);
      expect(back.left).toBeGreaterThan(-0.02);
      expect(back.top).toBeGreaterThan(-0.02);
      expect(back.left + back.width).toBeLessThan(sides.width + 0.02);
      expect(back.top + back.height).toBeLessThan(sides.height + 0.02);
      if (box.width <= sides.width) expect(placed.height).toBeCloseTo(Math.min(box.height, sides.height), 1);
    }
  });

  it("what fills the picture keeps both insets", () => {
    const like: PlacedBox = { anchor: "bottom-left", x: 20, far: 5, y: 0, height: 15, width: "full" };
    const box = boxOf(like, 6, picture);
    const lower = placementOf({ ...box, top: box.top - 3 }, like, 6, picture);
    expect(lower).toMatchObject({ anchor: "bottom-left", x: 20, far: 5, width: "full" });
    expect(lower.y).toBeCloseTo(3, 6);
    for (const anchor of ["top-left", "top-right", "bottom-right"] as const) {
      expect(placeBox(reanchored(like, anchor, 6, picture), 6, picture)).toEqual(placeBox(like, 6, picture));
    }
  });
});

it("measures from the third of the picture that the box is in", () => {
  const picture = PICTURES["16:9"];
  const like: PlacedBox = { anchor: "top-left", x: 0, y: 0, height: 10 };
  const anchors = [20, 88, 160].flatMap((x) =>
    [15, 50, 85].map((y) => placementOf({ left: x - 10, top: y - 5, width: 20, height: 10 }, like, 2, picture).anchor),
  );
  const expected = ["top-left", "left", "bottom-left", "top", "centre", "bottom", "top-right", "right", "bottom-right"];
  expect(anchors).toEqual(expected);
});

it("measures insets towards the middle, in the steps that are asked for", () => {
  const picture = PICTURES["16:9"];
  const like: PlacedBox = { anchor: "top-left", x: 0, y: 0, height: 10 };
  const box = { left: 177.777 - 20 - 5.02, top: 100 - 10 - 7.33, width: 20, height: 10 };
  expect(placementOf(box, like, 2, picture, { steps: { x: 0.1, y: 0.1 } })).toEqual({
    ...{ anchor: "bottom-right", x: 5, y: 7.3, height: 10 },
  });
  expect(placementOf(box, like, 2, picture)).toEqual({ anchor: "bottom-right", x: 5.02, y: 7.33, height: 10 });
});
