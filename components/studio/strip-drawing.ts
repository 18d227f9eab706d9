import type { Filmstrip } from "#lib/domain/render/filmstrip";

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** Which small picture goes where. */
export type Slot = { readonly from: Rect; readonly to: Rect };

/** The stretch of video time, seconds, that a row of pixels shows; it may reach beyond the video. */
export type FilmView = { readonly from: number; readonly to: number; readonly duration: number };
type Row = { readonly width: number; readonly height: number };

/**
 * Fills what a view shows of a video with small pictures of their own shape, each of the moment in its middle. They are
 * lined up from the video's beginning, so that they move with it; the last may reach over its end.
 */
export function stripSlots(strip: Filmstrip, row: Row, view: FilmView): Slot[] {
  const { width, height, columns, frames } = strip;
  const shown = (row.height * width) / height;
  const perSecond = row.width / (view.to - view.from);
  const start = -view.from * perSecond;
  const first = Math.max(0, Math.floor(-start / shown));
  const last = Math.ceil(Math.min(row.width - start, view.duration * perSecond) / shown);
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => {
    const x = start + (first + i) * shown;
    const moment = Math.min(1, (x - start + shown / 2) / perSecond / view.duration);
    const n = Math.min(frames - 1, Math.floor(moment * frames));
    return {
      from: { x: (n % columns) * width, y: Math.floor(n / columns) * height, width, height },
      to: { x, y: 0, width: shown, height: row.height },
    };
  });
}

/**
 * How loud the sound is at each of `columns` pixels of a view, 0 to 1 and 0 beyond the video: the loudest of the levels
 * that share a pixel; between the levels where one has several pixels.
 */
export function columnLevels(levels: Uint8Array, columns: number, view: FilmView): number[] {
  const perColumn = (levels.length * (view.to - view.from)) / view.duration / columns;
  const start = (levels.length * view.from) / view.duration;
  const at = (index: number) => levels[Math.min(levels.length - 1, Math.max(0, index))]! / 255;
  return Array.from({ length: columns }, (_, column) => {
    const from = start + column * perColumn;
    const to = from + perColumn;
    if (to <= 0 || from >= levels.length) return 0;
    if (perColumn < 1) {
      const middle = (from + to) / 2 - 0.5;
      const part = middle - Math.floor(middle);
      return at(Math.floor(middle)) * (1 - part) + at(Math.floor(middle) + 1) * part;
    }
    let loudest = 0;
    for (let index = Math.max(0, Math.floor(from)); index < Math.min(to, levels.length); index++) {
      loudest = Math.max(loudest, levels[index]!);
    }
    return loudest / 255;
  });
}
