"use client";

import { useRef } from "react";
import { formatSeconds } from "../ui/time-text.ts";
import type { Player } from "./player.ts";
import { useEachFrame } from "./use-player.tsx";

/** The video time of the frame on the screen, written without React: it changes sixty times a second. */
export function VideoTime({ player }: { player: Player }) {
  const text = useRef<HTMLSpanElement>(null);
  useEachFrame(player, ({ time }) => {
    const next = formatSeconds(time);
    if (text.current && text.current.textContent !== next) text.current.textContent = next;
  });
  return <span ref={text} className="inline-block" />;
}
