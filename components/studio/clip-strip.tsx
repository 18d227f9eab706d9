"use client";

import clsx from "clsx";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { VideoResource } from "#lib/contracts/api";
import type { Clip } from "#lib/contracts/project";
import { formatSeconds } from "../ui/time-text.ts";
import { dragEnd } from "./clip-actions.ts";
import type { Player } from "./player.ts";
import { usePlayerState } from "./use-player.tsx";
import { useStripCanvas } from "./use-strip-canvas.tsx";

type ClipStripProps = {
  video: VideoResource;
  player: Player;
  clip: Clip;
  /** Once for each drag or press of a key, however far it goes. */
  onClip: (clip: Clip) => void;
};

/** The whole video in small pictures over its sound, with the clip's two ends as handles. */
export function ClipStrip({ video, player, clip, onClip }: ClipStripProps) {
  const strip = useRef<HTMLDivElement>(null);
  const canvas = useStripCanvas(video);
  const time = usePlayerState(player, "time");
  /** While an end is being moved. */
  const [draft, setDraft] = useState<Clip>();
  const shown = draft ?? clip;
  const percent = (value: number) => `${(100 * Math.min(value, player.duration)) / player.duration}%`;

  function timeAt({ clientX }: PointerEvent): number {
    const box = strip.current?.getBoundingClientRect();
    return box ? ((clientX - box.left) / box.width) * player.duration : 0;
  }
  function move(end: keyof Clip, to: number) {
    const next = dragEnd(shown, end, to, player);
    setDraft(next);
    // The clip's last frame lies before its end.
    player.seek(end === "in" ? next.in : next.out - player.frame);
  }
  function commit() {
    if (draft && (draft.in !== clip.in || draft.out !== clip.out)) onClip(draft);
    setDraft(undefined);
  }
  const handle = (end: keyof Clip) => ({
    end,
    ...{ value: shown[end], player, left: percent(shown[end]) },
    onMove: (to: number) => move(end, to),
    onPointer: (event: PointerEvent) => move(end, timeAt(event)),
    onCommit: commit,
    onCancel: () => setDraft(undefined),
  });

  return (
    <div ref={strip} className="relative mb-1 h-14 select-none rounded-md bg-raised" data-testid="clip-strip">
      <canvas
        ref={canvas}
        aria-hidden
        className="size-full cursor-pointer touch-pan-y rounded-md text-muted"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          player.seek(timeAt(event));
        }}
        onPointerMove={(event) => event.buttons === 1 && player.seek(timeAt(event))}
      />
      <div
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-0 rounded-l-md bg-page/75"
        style={{ width: percent(shown.in) }}
      />
      <div
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-0 rounded-r-md bg-page/75"
        style={{ left: percent(shown.out) }}
      />
      <div
        aria-hidden
        className="pointer-events-none absolute inset-y-0 -ml-px w-0.5 bg-text"
        style={{ left: percent(time) }}
      />
      <Handle {...handle("in")} />
      <Handle {...handle("out")} />
    </div>
  );
}

type HandleProps = {
  end: keyof Clip;
  value: number;
  player: Player;
  left: string;
  onMove: (time: number) => void;
  onPointer: (event: PointerEvent) => void;
  onCommit: () => void;
  onCancel: () => void;
};

/** An end of the clip; it lies outside of the clip, so that the two of a short one do not cover each other. */
function Handle({ end, value, player, left, onMove, onPointer, onCommit, onCancel }: HandleProps) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") return onCancel();
    const to = timeByKey(event, value, player);
    if (to === undefined) return;
    event.preventDefault();
    onMove(to);
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={end === "in" ? "Beginning of the clip" : "End of the clip"}
      aria-valuemin={0}
      aria-valuemax={player.duration}
      aria-valuenow={value}
      aria-valuetext={formatSeconds(value)}
      className={clsx(
        "absolute inset-y-0 flex w-3 cursor-ew-resize touch-none items-center justify-center bg-accent before:absolute before:-inset-x-1.5 before:inset-y-0",
        end === "in" ? "-ml-3 rounded-l-md" : "rounded-r-md",
      )}
      style={{ left }}
      onKeyDown={onKeyDown}
      onKeyUp={onCommit}
      onBlur={onCommit}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => event.buttons === 1 && onPointer(event)}
      onPointerUp={onCommit}
      onPointerCancel={onCancel}
    >
      <span aria-hidden className="h-5 w-0.5 rounded-full bg-on-accent" />
    </div>
  );
}

/** Where a key moves an end: arrows by frames, with Shift or Page keys by seconds, Home and End all the way. */
function timeByKey({ key, shiftKey }: KeyboardEvent, value: number, { frame, duration }: Player): number | undefined {
  const step = shiftKey ? 1 : frame;
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return value - step;
    case "ArrowRight":
    case "ArrowUp":
      return value + step;
    case "PageDown":
      return value - 1;
    case "PageUp":
      return value + 1;
    case "Home":
      return 0;
    case "End":
      return duration;
    default:
      return undefined;
  }
}
