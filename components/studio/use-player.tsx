"use client";

import { useState, useSyncExternalStore } from "react";
import type { VideoFacts } from "#lib/domain/render/video-facts";
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
