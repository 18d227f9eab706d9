import { expect, test } from "vitest";
import { columnLevels, stripSlots } from "./strip-drawing.ts";

const STRIP = { frames: 24, columns: 10, width: 160, height: 90 };
const whole = { from: 0, to: 100, duration: 100 };

test("a row is filled with pictures of the moments in their middles", () => {
  const slots = stripSlots(STRIP, { width: 800, height: 45 }, whole);
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

test("a row narrower than one picture shows the middle of what it is wide, one of a single frame shows that", () => {
  expect(stripSlots({ ...STRIP, frames: 1, columns: 1 }, { width: 300, height: 45 }, whole)).toHaveLength(4);
  expect(stripSlots(STRIP, { width: 40, height: 45 }, whole)[0]?.from).toMatchObject({ x: 480, y: 180 });
});

test("a close view shows the pictures near it, a wide one leaves what is not the video empty", () => {
  const close = stripSlots(STRIP, { width: 800, height: 45 }, { from: 50, to: 60, duration: 100 });
  expect(close.map(({ to }) => to.x)).toEqual([0, 80, 160, 240, 320, 400, 480, 560, 640, 720]);
  // 50.5 s is in the 13th of 24 pictures, 59.5 s in the 15th.
  expect([close[0]!.from.x, close[9]!.from.x]).toEqual([320, 640]);
  const wide = stripSlots(STRIP, { width: 800, height: 45 }, { from: -100, to: 300, duration: 100 });
  expect(wide.map(({ to }) => to.x)).toEqual([200, 280, 360]);
  expect(stripSlots(STRIP, { width: 800, height: 45 }, { from: 200, to: 300, duration: 100 })).toEqual([]);
});

test("each column is as loud as its loudest part; where parts are wide the sound runs between them", () => {
  const view = { from: 0, to: 4, duration: 4 };
  expect(columnLevels(Uint8Array.of(0, 255, 51, 0), 2, view)).toEqual([1, 0.2]);
  expect(columnLevels(Uint8Array.of(0, 255), 4, view)).toEqual([0, 0.25, 0.75, 1]);
  expect(columnLevels(Uint8Array.of(255, 51), 4, { from: -4, to: 12, duration: 4 })).toEqual([0, 1, 0, 0]);
});
