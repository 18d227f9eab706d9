"use client";

import { useEffect, useState } from "react";

/** Milliseconds that the server's reading of a video usually stays well below. */
const USUAL = 15_000;

/** True once something has been going on for longer than usual. */
export function useSlow(active: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => setSlow(true), USUAL);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [active]);
  return slow;
}
