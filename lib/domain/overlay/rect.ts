import type { Rect } from "#lib/domain/overlay/gauge";

/** The smallest even-aligned rectangle around the given edges: chroma of 4:2:0 video sits on even pixels. */
export function evenRect(left: number, top: number, right: number, bottom: number): Rect {
  const x = Math.floor(left / 2) * 2;
  const y = Math.floor(top / 2) * 2;
  return { x, y, width: Math.ceil((right - x) / 2) * 2, height: Math.ceil((bottom - y) / 2) * 2 };
}

/** The smallest rectangle around both. */
export function unionRect(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** Whether they have a pixel in common. */
export function rectsMeet(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** What both cover; zero-sized at a corner of `a` when they are apart. */
export function intersectRect(a: Rect, b: Rect): Rect {
  const x = Math.min(Math.max(a.x, b.x), a.x + a.width);
  const y = Math.min(Math.max(a.y, b.y), a.y + a.height);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}
