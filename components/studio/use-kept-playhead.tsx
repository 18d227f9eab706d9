"use client";

import { useLayoutEffect } from "react";
import type { Player } from "./player.ts";

/** Begins where this tab last left the video: after a reload, a look at the render, another video. */
export function useKeptPlayhead(player: Player, videoId: string): void {
  // Before anything is on the screen: it must not undo a seek of somebody who is quick.
  useLayoutEffect(() => {
    const key = `sportssync:playhead:${videoId}`;
    const kept = Number(stored(key));
    if (kept > 0) player.seek(kept);
    const keep = () => store(key, String(player.state().time));
    window.addEventListener("pagehide", keep);
    return () => {
      window.removeEventListener("pagehide", keep);
      keep();
    };
  }, [player, videoId]);
}

// A browser may forbid the very mention of its storage; then nothing is remembered.
function stored(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // See above.
  }
}
