"use client";

import { GripVertical } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { utcAt } from "#lib/domain/sync/sync";
import { timelineText } from "../../en/timeline.ts";
import type { Player } from "../player.ts";
import type { LineUp } from "../use-line-up.tsx";
import { shiftText } from "./shift-text.ts";
import type { SnapTarget } from "./snap.ts";
import type { Snapping } from "./use-snapping.tsx";
import { videoBarPlace } from "./video-bar-place.ts";
import type { Span } from "./view.ts";

type VideoBarProps = {
  lineUp: LineUp;
  video: Span;
  view: Span;
  ride: Span;
  /** Pixels of the lane. */
  width: number;
  valueText: string;
  snapping: Snapping;
  /** Moments of the ride at which the video's ends and the frame on the screen stop. */
  landmarks: readonly SnapTarget[];
  player: Player;
  /** The video is about to be moved: the view must not follow it. */
  onGrab: () => void;
};

/** The video's place on the ride, to be dragged along it by pointer or keys; one drag is one step to undo. */
export function VideoBar(props: VideoBarProps) {
  const { lineUp, video, view, ride, width, valueText, snapping, player } = props;
  const drag = useRef<{ x: number; by: number }>(undefined);
  const place = videoBarPlace(video, view, ride, width);
  const { pending } = lineUp;
  const shifted = pending?.kind === "shift" ? pending.seconds : 0;
  const secondsPerPixel = (view.to - view.from) / Math.max(1, width);

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    props.onGrab();
    snapping.begin(props.landmarks);
    // One that lies outside the ride comes to where the bar waits for it.
    const outside = video.to <= ride.from || video.from >= ride.to;
    const by = outside && place ? view.from + place.left * secondsPerPixel - video.from : shifted;
    drag.current = { x: event.clientX, by };
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (!drag.current) return;
    const wanted = drag.current.by + (event.clientX - drag.current.x) * secondsPerPixel;
    const now = utcAt(lineUp.sync, player.state().time) + wanted;
    // The frame on the screen first: that is what one lines up.
    const by = snapping.by([now, video.from - shifted + wanted, video.to - shifted + wanted], event);
    lineUp.shift(wanted + by);
    snapping.show(now + by, shiftText(wanted + by) ?? "0 s");
  }

  function onPointerUp() {
    if (drag.current) lineUp.take();
    drag.current = undefined;
    snapping.end();
  }

  function dropDrag() {
    drag.current = undefined;
    snapping.end();
    lineUp.drop();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = stepOf(event);
    if (by !== undefined) {
      props.onGrab();
      lineUp.shift(shifted + by);
    } else if (event.key === "Escape") dropDrag();
    else return;
    event.preventDefault();
  }

  const takeShift = () => pending?.kind === "shift" && !drag.current && lineUp.take();

  if (!place) return null;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={timelineText.videoOnRide}
      aria-valuemin={Math.round(Math.min(0, video.from - ride.from))}
      aria-valuemax={Math.round(Math.max(ride.to, video.from) - ride.from)}
      aria-valuenow={Math.round(video.from - ride.from)}
      aria-valuetext={valueText}
      title={timelineText.dragVideo}
      className="absolute inset-y-0 flex cursor-grab touch-none select-none items-center justify-center overflow-hidden rounded-md border border-accent bg-accent/25 font-medium text-text text-xs active:cursor-grabbing"
      style={{ left: place.left, width: place.width }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={dropDrag}
      onKeyDown={onKeyDown}
      onKeyUp={takeShift}
      onBlur={takeShift}
    >
      <GripVertical aria-hidden className="size-4" />
      {place.width > 80 && timelineText.video}
    </div>
  );
}

function stepOf({ key, shiftKey }: KeyboardEvent): number | undefined {
  const size = shiftKey ? 10 : 1;
  if (key === "ArrowLeft" || key === "ArrowDown") return -size;
  if (key === "ArrowRight" || key === "ArrowUp") return size;
  if (key === "PageDown") return -60;
  if (key === "PageUp") return 60;
  return undefined;
}
