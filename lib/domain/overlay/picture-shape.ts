import type { ShapedBox } from "#lib/domain/overlay/layout";
import type { PictureSize } from "#lib/domain/overlay/place";

/** How layouts tell pictures apart: `wide` (21:9, 16:9, 4:3), `square` (1:1, 4:5, 3:4) or `tall` (9:16, 2:3). */
export type PictureShape = "wide" | "square" | "tall";

export function shapeOf({ width, height }: PictureSize): PictureShape {
  const ratio = width / height;
  if (ratio >= 1.2) return "wide";
  return ratio >= 0.7 ? "square" : "tall";
}

/** The box as it is in pictures of a shape; undefined where it is hidden. */
export function boxInShape<Box extends ShapedBox>(box: Box, shape: PictureShape): Box | undefined {
  const { square, tall } = box.shapes ?? {};
  const overrides = { wide: [], square: [square], tall: [square, tall] }[shape];
  let fitted: Box | undefined = box;
  for (const override of overrides) {
    if (override === "hidden") fitted = undefined;
    else if (override) fitted = { ...(fitted ?? box), ...override };
  }
  return fitted;
}
