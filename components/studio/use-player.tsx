"use client";

import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { VideoFacts } from "#lib/domain/render/video-facts";
import type { Seconds } from "#lib/domain/units";
import { createPlayer, type Player, type PlayerState } from "./player.ts";

export function usePlayer(facts: VideoFacts): Player {
  const [player] = useState(() => createPlayer(facts));
  return player;
}

/** One fact of the player; the component renders again when that fact changes, not with every frame. */
export function usePlayerState<Key extends keyof PlayerState>(player: Player, key: Key): PlayerState[Key] {
  const read = () => player.state()[key];
  return useSyncExternalStore(player.subscribe, read, read);
}

/** Tells of the frame on the screen, at once and whenever it changes; what it does then is no work of React's. */
export function useEachFrame(player: Player, tell: (state: PlayerState) => void): void {
  const latest = useRef(tell);
  useLayoutEffect(() => {
    latest.current = tell;
    tell(player.state());
  });
  useEffect(() => player.subscribe(() => latest.current(player.state())), [player]);
}

/** The time of the frame on the screen; while the video plays a few times a second only, for what is merely read. */
export function useReadableTime(player: Player): Seconds {
  const known = useRef(player.state().time);
  const read = () => {
    const { time, playing } = player.state();
    const apart = Math.abs(time - known.current);
    if (!playing || apart >= READABLE) known.current = time;
    return known.current;
  };
  return useSyncExternalStore(player.subscribe, read, read);
}

/** Seconds; nobody reads what is shown for less. */
const READABLE = 0.25;

/** The time of the frame on the screen; while the video plays, that of the frame it began to play from. */
export function usePausedTime(player: Player): Seconds {
  const known = useRef(player.state().time);
  const read = () => {
    const { time, playing } = player.state();
    if (!playing) known.current = time;
    return known.current;
  };
  return useSyncExternalStore(player.subscribe, read, read);
}
