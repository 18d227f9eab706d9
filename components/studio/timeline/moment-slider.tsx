"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject, useRef } from "react";
import { timelineText } from "../../en/timeline.ts";
import type { SnapTarget } from "./snap.ts";
import type { Snapping } from "./use-snapping.tsx";
import { pinched } from "./use-zoom-gestures.tsx";
import { bringIntoView, momentAt, type Span, zoomBy } from "./view.ts";

type MomentSliderProps = {
  slider: RefObject<HTMLDivElement | null>;
  ride: Span;
  view: Span;
  /** What is picked, else what the frame on the screen shows. */
  moment: number;
  valueText: string;
  onView: (view: Span) => void;
  onPick: (moment: number) => void;
  onTake: () => void;
  onDrop: () => void;
  snapping: Snapping;
  /** Moments at which a pointer stops. */
  landmarks: readonly SnapTarget[];
  children: ReactNode;
};

/** A finger that has moved less than this (pixels) taps. */
const TAP = 8;

/** The ride from left to right, on which a moment is picked: by pointer, finger or keys. */
export function MomentSlider(props: MomentSliderProps) {
  const { slider, ride, view, moment, valueText, onView, onPick, onTake, onDrop, snapping, landmarks, children } =
    props;
  /** Pointers that are down, each with its place (0 to 1) and where it came down. */
  const pointers = useRef(new Map<number, { share: number; from: number; picks: boolean }>());

  const shareOf = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return (clientX - left) / width;
  };

  function pickAt(share: number, event: PointerEvent) {
    const at = momentAt(view, share);
    const moment = at + snapping.by([at], event);
    if (moment !== at) snapping.show(moment, "");
    else snapping.end();
    onPick(moment);
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return;
    snapping.begin(landmarks);
    event.currentTarget.setPointerCapture(event.pointerId);
    const isFirst = pointers.current.size === 0;
    // A finger may be about to scroll the page or to pinch: it picks when it moves sideways or goes up.
    const picks = isFirst && event.pointerType !== "touch";
    pointers.current.set(event.pointerId, { share: shareOf(event), from: event.clientX, picks });
    if (picks) pickAt(shareOf(event), event);
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const known = pointers.current.get(event.pointerId);
    if (!known) return;
    const share = shareOf(event);
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    if (other) onView(pinched(view, ride, [known.share, other.share], [share, other.share]));
    else if (known.picks || Math.abs(event.clientX - known.from) > TAP) {
      known.picks = true;
      pickAt(share, event);
    }
    if (other) other.picks = known.picks = false;
    known.share = share;
  }

  function onPointerUp(event: PointerEvent<HTMLDivElement>) {
    const known = pointers.current.get(event.pointerId);
    if (
      pointers.current.size === 1 &&
      event.pointerType === "touch" &&
      Math.abs(event.clientX - (known?.from ?? 0)) <= TAP
    ) {
      pickAt(shareOf(event), event);
    }
    snapping.end();
    pointers.current.delete(event.pointerId);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = moved(event, moment, view, ride);
    if (to !== undefined) {
      const kept = Math.min(Math.max(to, ride.from), ride.to);
      onPick(kept);
      onView(bringIntoView(view, ride, kept));
    } else if (event.key === "Enter") onTake();
    else if (event.key === "Escape") onDrop();
    else if (event.key === "+" || event.key === "=") onView(zoomBy(view, ride, moment, 0.5));
    else if (event.key === "-") onView(zoomBy(view, ride, moment, 2));
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={slider}
      role="slider"
      tabIndex={0}
      aria-label={timelineText.moment}
      aria-valuemin={0}
      aria-valuemax={Math.round(ride.to - ride.from)}
      aria-valuenow={Math.round(moment - ride.from)}
      aria-valuetext={valueText}
      className="absolute inset-0 cursor-crosshair touch-pan-y select-none overflow-hidden rounded-lg bg-page focus-visible:outline-offset-0"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={(event) => {
        pointers.current.delete(event.pointerId);
        snapping.end();
      }}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

/** Where a key moves the moment to: by what can just be seen in the view, ten times as far with Shift. */
function moved({ key, shiftKey }: KeyboardEvent, moment: number, view: Span, ride: Span): number | undefined {
  const length = view.to - view.from;
  const step = (length <= 10 ? 0.01 : length <= 120 ? 0.1 : length <= 3600 ? 1 : 10) * (shiftKey ? 10 : 1);
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return moment - step;
    case "ArrowRight":
    case "ArrowUp":
      return moment + step;
    case "PageDown":
      return moment - length / 10;
    case "PageUp":
      return moment + length / 10;
    case "Home":
      return ride.from;
    case "End":
      return ride.to;
    default:
      return undefined;
  }
}
