"use client";

import { type PointerEvent, useRef, useState } from "react";
import type { Clip } from "#lib/contracts/project";
import { formatSeconds } from "../../ui/time-text.ts";
import { dragClip, dragEnd, lastFrameOf } from "../clip-actions.ts";
import type { Player } from "../player.ts";
import type { ClipPart } from "./clip-grip.tsx";
import { type SnapTarget, tidied } from "./snap.ts";
import type { Snapping } from "./use-snapping.tsx";
import type { Span } from "./view.ts";

type Given = {
  player: Player;
  clip: Clip;
  /** Once for each drag or press of a key, however far it goes. */
  onClip: (clip: Clip) => void;
  view: Span;
  /** Pixels of the lane. */
  width: number;
  /** The moment of the ride at a video time, and back. */
  momentOf: (videoTime: number) => number;
  timeOf: (moment: number) => number;
  snapping: Snapping;
  targetsBut: (part: ClipPart) => readonly SnapTarget[];
};

/** The clip while a part of it is moved, and what moves it. */
export function useClipDrag({ player, clip, onClip, view, width, momentOf, timeOf, snapping, targetsBut }: Given) {
  const [draft, setDraft] = useState<Clip>();
  /** The same, known before React has shown it: on a busy page a pointer may be let go by then. */
  const latest = useRef<Clip>(undefined);
  /** From the pointer to what it holds, in seconds of video. */
  const apart = useRef(0);
  const shown = draft ?? clip;
  const keep = (next: Clip | undefined) => {
    latest.current = next;
    setDraft(next);
  };
  const heldOf = (part: ClipPart) => (part === "out" ? shown.out : shown.in);
  const timeAt = (share: number) => timeOf(view.from + share * (view.to - view.from));
  const pixelsPerSecond = (width * (momentOf(1) - momentOf(0))) / (view.to - view.from);

  function moveTo(part: ClipPart, time: number) {
    const next = part === "both" ? dragClip(shown, time, player) : dragEnd(shown, part, time, player);
    keep(next);
    player.seek(part === "out" ? lastFrameOf(next, player) : next.in);
    return next;
  }

  return {
    shown,
    grab(part: ClipPart, share: number) {
      apart.current = heldOf(part) - timeAt(share);
      snapping.begin(targetsBut(part));
    },
    drag(part: ClipPart, share: number, event: PointerEvent) {
      const wanted = timeAt(share) + apart.current;
      const length = clip.out - clip.in;
      const moments = part === "both" ? [momentOf(wanted), momentOf(wanted + length)] : [momentOf(wanted)];
      const by = snapping.by(moments, event);
      const next = moveTo(part, by === 0 ? tidied(wanted, pixelsPerSecond) : timeOf(momentOf(wanted) + by));
      const at = part === "out" ? next.out : next.in;
      snapping.show(momentOf(at), formatSeconds(at));
    },
    key(part: ClipPart, time: number) {
      moveTo(part, time);
    },
    commit() {
      const next = latest.current;
      if (next && (next.in !== clip.in || next.out !== clip.out)) onClip(next);
      keep(undefined);
      snapping.end();
    },
    cancel() {
      keep(undefined);
      snapping.end();
    },
  };
}
