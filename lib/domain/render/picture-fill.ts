import type { Rect } from "#lib/domain/overlay/gauge";
import type { Framing, Size } from "#lib/domain/render/framing";

/** How the blurred fill around a picture is made from it: the same in the render's filters and in the studio's page. */
export type FillPlan = {
  /** The middle of the picture, of the output's shape; pixels of the scaled picture. */
  readonly cover: Rect;
  /** What `cover` is scaled to before it is blurred. */
  readonly small: Size;
  /** The part of `small` that fills the output: what lies outside keeps the blur from fading at the edges. */
  readonly shown: Rect;
  /** Of the blur, in pixels of `small`. */
  readonly sigma: number;
  /** What is left of the brightness, so that the picture itself stands out. */
  readonly light: number;
};

const SHOWN_SHORTER = 90;
/** How much larger than what is shown the blurred picture is. */
const MARGIN = 1.2;
const SIGMA = 4;
const LIGHT = 0.6;

/** Undefined when the picture leaves nothing to be filled. */
export function planFill({ width, height, place }: Framing): FillPlan | undefined {
  if (place.width === width && place.height === height) return undefined;
  const down = SHOWN_SHORTER / Math.min(width, height);
  const shown = { width: even(width * down), height: even(height * down) };
  const small = { width: even(shown.width * MARGIN), height: even(shown.height * MARGIN) };
  return {
    cover: centred(place, coverSize(place, width / height)),
    small,
    shown: centred(small, shown),
    sigma: SIGMA,
    light: LIGHT,
  };
}

function coverSize({ width, height }: Size, ratio: number): Size {
  return width / height > ratio ? { width: even(height * ratio), height } : { width, height: even(width / ratio) };
}

function centred(outer: Size, inner: Size): Rect {
  return {
    x: 2 * Math.round((outer.width - inner.width) / 4),
    y: 2 * Math.round((outer.height - inner.height) / 4),
    ...inner,
  };
}

const even = (value: number): number => Math.max(2, 2 * Math.round(value / 2));
