"use client";

import { type RefObject, useEffect, useState } from "react";

type Size = { readonly width: number; readonly height: number };

/** The element's size in device pixels, followed as it changes; undefined while it has none. */
export function useDevicePixels(element: RefObject<HTMLElement | null>): Size | undefined {
  const [size, setSize] = useState<Size>();
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const width = Math.round(entry.contentRect.width * devicePixelRatio);
      const height = Math.round(entry.contentRect.height * devicePixelRatio);
      setSize((known) => {
        if (width === 0 || height === 0) return undefined;
        return known?.width === width && known.height === height ? known : { width, height };
      });
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
