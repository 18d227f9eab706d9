import { describe, expect, it } from "vitest";
import type { ShapedBox } from "#lib/domain/overlay/layout";
import { boxInShape, shapeOf } from "#lib/domain/overlay/picture-shape";

describe("shapeOf", () => {
  it.each([
    ["wide", 1920, 1080],
    ["wide", 1440, 1080],
    ["wide", 2560, 1080],
    ["square", 1080, 1080],
    ["square", 1080, 1350],
    ["square", 1080, 1440],
    ["tall", 1080, 1920],
    ["tall", 1080, 1620],
  ])("is %s for %i × %i", (shape, width, height) => {
    expect(shapeOf({ width, height })).toBe(shape);
  });
});

describe("boxInShape", () => {
  const box: ShapedBox = { anchor: "top-left", x: 5, y: 5, height: 10 };

  it("leaves a box without shapes as it is", () => {
    for (const shape of ["wide", "square", "tall"] as const) expect(boxInShape(box, shape)).toBe(box);
  });

  it("lays what differs in square pictures over the box, and what differs in tall ones over that", () => {
    const shaped = { ...box, shapes: { square: { x: 2, height: 8 }, tall: { x: 3 } } };
    expect(boxInShape(shaped, "wide")).toMatchObject({ x: 5, height: 10 });
    expect(boxInShape(shaped, "square")).toMatchObject({ x: 2, height: 8 });
    expect(boxInShape(shaped, "tall")).toMatchObject({ x: 3, y: 5, height: 8 });
  });

  it("hides from square pictures on, until tall ones say how", () => {
    expect(boxInShape({ ...box, shapes: { square: "hidden" } }, "square")).toBeUndefined();
    expect(boxInShape({ ...box, shapes: { square: "hidden" } }, "tall")).toBeUndefined();
    expect(boxInShape({ ...box, shapes: { square: "hidden", tall: { y: 20 } } }, "tall")).toMatchObject({
      x: 5,
      y: 20,
    });
    expect(boxInShape({ ...box, shapes: { tall: "hidden" } }, "square")).toMatchObject({ x: 5 });
    expect(boxInShape({ ...box, shapes: { tall: "hidden" } }, "tall")).toBeUndefined();
  });
});
