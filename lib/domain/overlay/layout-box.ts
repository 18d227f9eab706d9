import type { Rect } from "#lib/domain/overlay/gauge";
import type { PlacedBox } from "#lib/domain/overlay/layout";
import { type PictureSize, placeBox } from "#lib/domain/overlay/place";

/** A box in a layout's own measure, hundredths of the picture's shorter side, from the picture's top left corner. */
export type LayoutBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};
export type Anchor = PlacedBox["anchor"];

/** A picture's sides in hundredths of its shorter one. */
export function sidesOf({ width, height }: PictureSize): { readonly width: number; readonly height: number } {
  const unit = Math.min(width, height) / 100;
  return { width: width / unit, height: height / unit };
}

/** Where a placement lies before it is fitted to pixels; `aspect` as for `placeBox`. */
export function boxOf(placement: PlacedBox, aspect: number, picture: PictureSize): LayoutBox {
  const { width: across, height: down } = sidesOf(picture);
  const { anchor, x, y, height } = placement;
  if (placement.width === "full") {
    const far = placement.far ?? x;
    const left = anchor.endsWith("right") ? far : x;
    return { left, top: startOf(partOf(anchor).down, y, height, down), width: across - x - far, height };
  }
  const width = placement.width ?? height * aspect;
  return {
    left: startOf(partOf(anchor).across, x, width, across),
    top: startOf(partOf(anchor).down, y, height, down),
    width,
    height,
  };
}

/** How finely the insets are rounded; 0.01 is a tenth of a pixel at 1080p. */
export type InsetSteps = { readonly x: number; readonly y: number };
const FINE: InsetSteps = { x: 0.01, y: 0.01 };

type PlaceBoxOptions = {
  /** From where the box is measured; left out, from the third of the picture that its middle is in. */
  readonly anchor?: Anchor;
  readonly steps?: InsetSteps;
  /** The pixels that it has to keep, where it only gets another anchor. */
  readonly wanted?: Rect;
};

/**
 * The placement that puts a box there. It is like `like`: a width that fills the picture goes on to do so between its
 * two insets, one that follows from the gauge's aspect stays left out. Nothing comes to lie outside the picture.
 */
export function placementOf(
  box: LayoutBox,
  like: PlacedBox,
  aspect: number,
  picture: PictureSize,
  options: PlaceBoxOptions = {},
): PlacedBox {
  const { width: across, height: down } = sidesOf(picture);
  const inside = insidePicture(like.width === undefined ? fitted(box, aspect, picture) : box, picture);
  const { anchor = anchorOf(inside, picture, like), steps = FINE, wanted } = options;
  const { across: side, down: level } = partOf(anchor);
  const height = round(inside.height, 0.01);
  const y = (nudge: number) => round(insetOf(level, inside.top + nudge, height, down), nudge ? 1e-3 : steps.y);
  if (like.width === "full") {
    const [left, right] = [round(inside.left, steps.x), round(across - inside.left - inside.width, steps.x)];
    const [x, far] = side === "end" ? [right, left] : [left, right];
    return exactly({ anchor, x, y: y(0), height, width: "full", far }, wanted, aspect, picture, undefined, y);
  }
  const width = like.width === undefined ? undefined : round(inside.width, 0.01);
  const x = (nudge: number) =>
    round(insetOf(side, inside.left + nudge, width ?? height * aspect, across), nudge ? 1e-3 : steps.x);
  const placed: PlacedBox = { anchor, x: x(0), y: y(0), height, ...(width !== undefined && { width }) };
  return exactly(placed, wanted, aspect, picture, x, y);
}

/** The same pixels from another anchor. */
export function reanchored(placement: PlacedBox, anchor: Anchor, aspect: number, picture: PictureSize): PlacedBox {
  const wanted = placeBox(placement, aspect, picture);
  return placementOf(boxOf(placement, aspect, picture), placement, aspect, picture, { anchor, wanted });
}

/** Shrunk to what the picture has room for, in its aspect. */
function fitted(box: LayoutBox, aspect: number, picture: PictureSize): LayoutBox {
  const { width: across, height: down } = sidesOf(picture);
  const height = Math.min(box.height, down, across / aspect);
  return { ...box, height, width: height * aspect };
}

/** A box moved, and shrunk only where it is larger than the picture, until it lies within it. */
export function insidePicture(box: LayoutBox, picture: PictureSize): LayoutBox {
  const { width: across, height: down } = sidesOf(picture);
  const width = Math.min(box.width, across);
  const height = Math.min(box.height, down);
  return {
    left: clamp(box.left, 0, across - width),
    top: clamp(box.top, 0, down - height),
    width,
    height,
  };
}

/** The anchor of the third of the picture, across and down, in which the box's middle lies. */
function anchorOf(box: LayoutBox, picture: PictureSize, { width }: PlacedBox): Anchor {
  const { width: across, height: down } = sidesOf(picture);
  const third = (middle: number, length: number) => Math.min(2, Math.max(0, Math.floor((3 * middle) / length)));
  const level = ["top", "", "bottom"][third(box.top + box.height / 2, down)]!;
  // What fills the picture is measured from both sides; its first inset is the left one.
  const side = width === "full" ? "left" : ["left", "", "right"][third(box.left + box.width / 2, across)]!;
  return ([level, side].filter(Boolean).join("-") || "centre") as Anchor;
}

type Part = "start" | "middle" | "end";

function partOf(anchor: Anchor): { readonly across: Part; readonly down: Part } {
  return {
    across: anchor.endsWith("left") ? "start" : anchor.endsWith("right") ? "end" : "middle",
    down: anchor.startsWith("top") ? "start" : anchor.startsWith("bottom") ? "end" : "middle",
  };
}

function startOf(part: Part, inset: number, length: number, picture: number): number {
  if (part === "start") return inset;
  return part === "end" ? picture - inset - length : (picture - length) / 2 + inset;
}

function insetOf(part: Part, start: number, length: number, picture: number): number {
  if (part === "start") return start;
  return part === "end" ? picture - start - length : start - (picture - length) / 2;
}

/**
 * Boxes are rounded to even pixels, and an edge that lies just between two may go either way from another anchor: a
 * thousandth of a unit decides it. Moves each axis by as little as gives the pixels that are wanted.
 */
function exactly(
  placed: PlacedBox,
  wanted: Rect | undefined,
  aspect: number,
  picture: PictureSize,
  x: ((nudge: number) => number) | undefined,
  y: (nudge: number) => number,
): PlacedBox {
  if (!wanted) return placed;
  const NUDGES = [0, 0.002, -0.002, 0.005, -0.005, 0.01, -0.01];
  const fits = (tried: PlacedBox, axis: "x" | "y", length: "width" | "height") => {
    const rect = placeBox(tried, aspect, picture);
    return rect[axis] === wanted[axis] && rect[length] === wanted[length];
  };
  const across = x && NUDGES.map((nudge) => ({ ...placed, x: x(nudge) })).find((tried) => fits(tried, "x", "width"));
  const down = NUDGES.map((nudge) => ({ ...placed, y: y(nudge) })).find((tried) => fits(tried, "y", "height"));
  return { ...placed, ...(across && { x: across.x }), ...(down && { y: down.y }) };
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), Math.max(low, high));

/** To whole steps, without the digits that floating point leaves behind. */
function round(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(4)) + 0;
}
