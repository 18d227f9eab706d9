import type { Rect } from "#lib/domain/overlay/gauge";
import { mergeOverlapping } from "#lib/domain/overlay/merge-overlapping";
import { unionRect } from "#lib/domain/overlay/rect";

/** Pixels a side of the squares in which ink is looked for; even, so that boxes sit on chroma pixels. */
const CELL = 16;
/** Rows that are read at a time: at 2160p the whole picture would be 33 MB. */
const BAND = 16 * CELL;

/** So many rows of a picture from `y` on, RGBA with straight or premultiplied alpha, rows without gaps. */
export type ReadRows = (y: number, rows: number) => Uint8ClampedArray | Uint8Array;

/**
 * The boxes of a picture that hold anything visible: gauges far apart become boxes of their own, so that the empty
 * middle of the frame is never blended. Sizes are even.
 */
export function findInkBoxes(readRows: ReadRows, width: number, height: number): Rect[] {
  const columns = Math.ceil(width / CELL);
  const rows = Math.ceil(height / CELL);
  const inked = new Uint8Array(columns * rows);
  for (let top = 0; top < height; top += BAND) {
    const end = Math.min(height, top + BAND);
    const rgba = readRows(top, end - top);
    for (let y = top, at = 3; y < end; y++) {
      const rowOfCells = Math.floor(y / CELL) * columns;
      for (let x = 0; x < width; x++, at += 4) {
        if (rgba[at] !== 0) inked[rowOfCells + Math.floor(x / CELL)] = 1;
      }
    }
  }
  // Boxes that overlap would be blended twice.
  const apart = mergeOverlapping(connectedBoxes(inked, columns, rows), (box) => box, unionRect);
  return apart.map(({ x, y, width: w, height: h }) => ({
    x: x * CELL,
    y: y * CELL,
    width: Math.min(w * CELL, width - x * CELL),
    height: Math.min(h * CELL, height - y * CELL),
  }));
}

/** Bounding boxes, in cells, of groups of inked cells that touch (corners too). */
function connectedBoxes(inked: Uint8Array, columns: number, rows: number): Rect[] {
  const boxes: Rect[] = [];
  for (let start = 0; start < inked.length; start++) {
    if (!inked[start]) continue;
    let [left, right, top, bottom] = [columns, 0, rows, 0];
    const stack = [start];
    inked[start] = 0;
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      const x = cell % columns;
      const y = (cell - x) / columns;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
          const neighbour = ny * columns + nx;
          if (inked[neighbour]) {
            inked[neighbour] = 0;
            stack.push(neighbour);
          }
        }
      }
    }
    boxes.push({ x: left, y: top, width: right - left + 1, height: bottom - top + 1 });
  }
  return boxes;
}
