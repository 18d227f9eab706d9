"use client";

import { useEffect, useState } from "react";
import { FONTS, fontOf } from "#lib/domain/overlay/fonts";

/** True once the overlay's fonts can be drawn with: before that a canvas would fall back to another face. */
export function useOverlayFonts(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let current = true;
    const loads = FONTS.map(({ family, weight }) => document.fonts.load(fontOf(weight, 16, family)));
    // A font that cannot be loaded must not keep the gauges away.
    void Promise.allSettled(loads).then(() => current && setReady(true));
    return () => {
      current = false;
    };
  }, []);
  return ready;
}
