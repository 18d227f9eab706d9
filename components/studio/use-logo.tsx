"use client";

import { useEffect, useState } from "react";
import type { CanvasImage } from "#lib/domain/overlay/canvas";

/** The logo ready to be drawn; undefined while it is not, and where there is none. */
export function useLogo(url: string | null): CanvasImage | undefined {
  const [loaded, setLoaded] = useState<{ url: string; image: CanvasImage }>();
  useEffect(() => {
    if (url === null) return;
    let current = true;
    const element = new Image();
    element.src = url;
    element.decode().then(
      () => {
        const { naturalWidth: width, naturalHeight: height } = element;
        if (current) setLoaded({ url, image: { source: element, width, height } });
      },
      // A picture that does not decode is not shown; the render says so.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [url]);
  return loaded?.url === url ? loaded.image : undefined;
}
