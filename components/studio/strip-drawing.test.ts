import { expect, test } from "vitest";
import { columnLevels, stripSlots } from "./strip-drawing.ts";

const STRIP = { frames: 24, columns: 10, width: 160, height: 90 };

test("a row is filled with pictures of the moments in their middles", () => {
  const slots = stripSlots(STRIP, { width: 800, height: 45 });
  expect(slots).toHaveLength(10);
  expect(slots[0]).toEqual({
    from: { x: 160, y: 0, width: 160, height: 90 },
    to: { x: 0, y: 0, width: 80, height: 45 },
  });
  // The middle of the last tenth is 0.95: the 23rd of 24 pictures, in the third row.
  expect(slots[9]).toEqual({
    from: { x: 320, y: 180, width: 160, height: 90 },
    to: { x: 720, y: 0, width: 80, height: 45 },
  });
});

test("a row narrower than one picture shows the middle of the video, one of a single frame shows that", () => {
  expect(stripSlots({ ...STRIP, frames: 1, columns: 1 }, { width: 300, height: 45 })).toHaveLength(4);
  expect(stripSlots(STRIP, { width: 40, height: 45 })[0]?.from).toMatchObject({ x: 480, y: 180 });
});

test("each column is as loud as its loudest part; wide rows repeat parts", () => {
  expect(columnLevels(Uint8Array.of(0, 255, 51, 0), 2)).toEqual([1, 0.2]);
  expect(columnLevels(Uint8Array.of(0, 255), 4)).toEqual([0, 0, 1, 1]);
});
