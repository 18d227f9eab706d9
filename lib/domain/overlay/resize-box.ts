import { type LayoutBox, sidesOf } from "#lib/domain/overlay/layout-box";
import type { PictureSize } from "#lib/domain/overlay/place";

/** Which corner is pulled: 1 for the right or lower one, -1 for the left or upper one. */
export type Corner = { readonly x: 1 | -1; readonly y: 1 | -1 };

/** Below this no gauge can be read. */
export const LEAST_SIDE = 3;

/**
 * A box whose corner is pulled by so much while the opposite one stays. With an `aspect` (width over height) it keeps
 * that; else both sides follow. It stays within the picture; its height, and without an aspect its width, is rounded to
 * a tenth.
 */
export function resizeBox(
  box: LayoutBox,
  corner: Corner,
  pull: { readonly x: number; readonly y: number },
  aspect: number | undefined,
  picture: PictureSize,
): LayoutBox {
  const { width: across, height: down } = sidesOf(picture);
  const room = {
    x: corner.x === 1 ? across - box.left : box.left + box.width,
    y: corner.y === 1 ? down - box.top : box.top + box.height,
  };
  if (aspect === undefined) {
    const width = clamp(tenths(box.width + corner.x * pull.x), LEAST_SIDE, room.x);
    const height = clamp(tenths(box.height + corner.y * pull.y), LEAST_SIDE, room.y);
    return fromOpposite(box, corner, width, height);
  }
  // Onto the diagonal: the corner goes where the pointer would leave it, kept to the aspect.
  const [dx, dy] = [corner.x * pull.x, corner.y * pull.y];
  const scale = 1 + (dx * box.width + dy * box.height) / (box.width ** 2 + box.height ** 2);
  const height = clamp(tenths(box.height * scale), LEAST_SIDE, Math.min(room.y, room.x / aspect));
  return fromOpposite(box, corner, height * aspect, height);
}

function fromOpposite(box: LayoutBox, corner: Corner, width: number, height: number): LayoutBox {
  return {
    left: corner.x === 1 ? box.left : box.left + box.width - width,
    top: corner.y === 1 ? box.top : box.top + box.height - height,
    width,
    height,
  };
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));
const tenths = (value: number) => Math.round(value * 10) / 10;
