import type { Filmstrip } from "#lib/domain/render/filmstrip";

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** Which small picture goes where. */
export type Slot = { readonly from: Rect; readonly to: Rect };

/** Fills a row of the given size with small pictures of their own shape, each of the moment in its middle. */
export function stripSlots(strip: Filmstrip, row: { readonly width: number; readonly height: number }): Slot[] {
  const { width, height, columns, frames } = strip;
  const shown = (row.height * width) / height;
  return Array.from({ length: Math.ceil(row.width / shown) }, (_, i) => {
    const moment = Math.min(1, ((i + 0.5) * shown) / row.width);
    const n = Math.min(frames - 1, Math.floor(moment * frames));
    return {
      from: { x: (n % columns) * width, y: Math.floor(n / columns) * height, width, height },
      to: { x: i * shown, y: 0, width: shown, height: row.height },
    };
  });
}

/** The loudest of each column's levels, 0 to 1. */
export function columnLevels(levels: Uint8Array, columns: number): number[] {
  return Array.from({ length: columns }, (_, i) => {
    const from = Math.floor((i / columns) * levels.length);
    const to = Math.max(from + 1, Math.floor(((i + 1) / columns) * levels.length));
    return Math.max(0, ...levels.subarray(from, to)) / 255;
  });
}
