import type { Canvas2D } from "#lib/domain/overlay/canvas";

/**
 * Adds an arc to the path as short straight lines (3 px at most: a hundredth of a pixel off the circle). Skia flattens
 * curves differently under every clip, up to a sixth of full opacity at an edge; a part of a piece that is drawn again
 * by itself would not match its surroundings. Lines do.
 */
export function arcPath(canvas: Canvas2D, x: number, y: number, radius: number, from: number, to: number): void {
  const sides = Math.max(1, Math.ceil(Math.max(((to - from) * radius) / 3, (to - from) * 4)));
  for (let side = 0; side <= sides; side++) {
    const angle = from + ((to - from) * side) / sides;
    const [px, py] = [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius];
    if (side === 0) canvas.moveTo(px, py);
    else canvas.lineTo(px, py);
  }
}
