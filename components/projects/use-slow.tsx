"use client";

import { useEffect, useState } from "react";

/** Milliseconds that the server's reading of a video usually stays well below. */
const USUAL = 15_000;

/** What to say when a video has been read for longer than usual. */
export const NO_WORKER_YET = "This takes longer than usual: every worker is busy, or none is running.";

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
