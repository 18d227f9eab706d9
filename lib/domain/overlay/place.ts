import type { Rect } from "#lib/domain/overlay/gauge";
import type { PlacedBox } from "#lib/domain/overlay/layout";

export type PictureSize = { readonly width: number; readonly height: number };

/**
 * A placement in pixels of a picture: even-aligned, inside the picture. `aspect` is width over height, for placements
 * that give no width.
 */
export function placeBox(placement: PlacedBox, aspect: number, picture: PictureSize): Rect {
  const unit = Math.min(picture.width, picture.height) / 100;
  const height = placement.height * unit;
  const insetX = placement.x * unit;
  const far = (placement.far ?? placement.x) * unit;
  const fromRight = placement.anchor.endsWith("right");
  let left: number;
  let width: number;
  if (placement.width === "full") {
    left = fromRight ? far : insetX;
    width = picture.width - insetX - far;
  } else {
    width = placement.width === undefined ? height * aspect : placement.width * unit;
    left = alongAxis(fromRight, placement.anchor.endsWith("left"), insetX, width, picture.width);
  }
  const { anchor } = placement;
  const top = alongAxis(
    anchor.startsWith("bottom"),
    anchor.startsWith("top"),
    placement.y * unit,
    height,
    picture.height,
  );
  return { ...fitAxis("x", left, width, picture.width), ...fitAxis("y", top, height, picture.height) } as Rect;
}

function alongAxis(atEnd: boolean, atStart: boolean, inset: number, length: number, picture: number): number {
  if (atStart) return inset;
  return atEnd ? picture - inset - length : (picture - length) / 2 + inset;
}

/** Rounds to even pixels and pushes what would leave the picture back into it. */
function fitAxis(axis: "x" | "y", start: number, length: number, picture: number): Partial<Rect> {
  const limit = Math.floor(picture / 2) * 2;
  const from = Math.min(Math.max(0, Math.round(start / 2) * 2), limit - 2);
  const to = Math.max(from + 2, Math.min(limit, Math.round((start + length) / 2) * 2));
  return axis === "x" ? { x: from, width: to - from } : { y: from, height: to - from };
}
