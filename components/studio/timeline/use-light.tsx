"use client";

import { useSyncExternalStore } from "react";

const WISH = "(prefers-color-scheme: light)";

/** Whether the page is light: a canvas does not repaint by itself when that changes. */
export function useLight(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const wish = matchMedia(WISH);
      wish.addEventListener("change", changed);
      return () => wish.removeEventListener("change", changed);
    },
    () => matchMedia(WISH).matches,
    () => false,
  );
}
