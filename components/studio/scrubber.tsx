"use client";

import { useRef } from "react";
import type { Clip } from "#lib/contracts/project";
import { timelineText } from "../en/timeline.ts";
import { formatSeconds } from "../ui/time-text.ts";
import type { Player } from "./player.ts";
import { useEachFrame } from "./use-player.tsx";

/** The whole video from left to right; the clip is its bright part. It follows the video without React. */
export function Scrubber({ player, clip }: { player: Player; clip: Clip }) {
  const input = useRef<HTMLInputElement>(null);
  // While the pointer is down the thumb stays under it, although the picture follows a little later.
  const isHeld = useRef(false);
  const percent = (value: number) => `${(Math.min(value, player.duration) / player.duration) * 100}%`;

  function follow() {
    if (!input.current || isHeld.current) return;
    const { time, playing } = player.state();
    input.current.value = String(time);
    // Read aloud where it stands, not as it runs.
    if (!playing) input.current.setAttribute("aria-valuetext", formatSeconds(time));
  }
  function letGo() {
    isHeld.current = false;
    follow();
  }
  useEachFrame(player, follow);

  return (
    <div className="relative flex h-10 items-center lg:h-8">
      <div aria-hidden className="absolute inset-x-0 h-1.5 rounded-full bg-raised">
        <div
          className="absolute h-full rounded-full bg-accent/60"
          style={{ left: percent(clip.in), right: `calc(100% - ${percent(clip.out)})` }}
        />
      </div>
      <input
        ref={input}
        type="range"
        aria-label={timelineText.position}
        className="scrubber absolute inset-x-0 h-10 w-full lg:h-8"
        min={0}
        max={player.duration}
        step="any"
        defaultValue={0}
        onPointerDown={() => {
          isHeld.current = true;
        }}
        onChange={(event) => player.seek(Number(event.target.value))}
        onPointerUp={letGo}
        onPointerCancel={letGo}
        // They step single frames everywhere in the studio, here too.
        data-arrows="shortcuts"
      />
    </div>
  );
}
