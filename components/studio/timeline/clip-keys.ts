import type { KeyboardEvent } from "react";

/** Where a key moves a time of the video to: arrows by frames, with Shift or Page keys by seconds, Home and End all the way. */
export function timeByKey(
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent,
  value: number,
  { frame, duration }: { readonly frame: number; readonly duration: number },
): number | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const step = shiftKey ? 1 : frame;
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return value - step;
    case "ArrowRight":
    case "ArrowUp":
      return value + step;
    case "PageDown":
      return value - 1;
    case "PageUp":
      return value + 1;
    case "Home":
      return 0;
    case "End":
      return duration;
    default:
      return undefined;
  }
}
