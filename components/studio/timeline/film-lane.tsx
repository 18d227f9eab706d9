"use client";

import clsx from "clsx";
import { GripVertical } from "lucide-react";
import { type PointerEvent, useRef } from "react";
import type { VideoResource } from "#lib/contracts/api";
import type { Clip } from "#lib/contracts/project";
import { type Sync, utcAt, videoTimeAt } from "#lib/domain/sync/sync";
import { seconds, utcSeconds } from "#lib/domain/units";
import { timelineText } from "../../en/timeline.ts";
import { Button } from "../../ui/button.tsx";
import { formatSeconds } from "../../ui/time-text.ts";
import type { Player } from "../player.ts";
import { ClipGrip, type ClipPart } from "./clip-grip.tsx";
import { FilmCanvas } from "./film-canvas.tsx";
import type { SnapTarget } from "./snap.ts";
import { useClipDrag } from "./use-clip-drag.tsx";
import type { Snapping } from "./use-snapping.tsx";
import { isSeen, type Span, shareAt } from "./view.ts";

type FilmLaneProps = {
  video: VideoResource;
  player: Player;
  clip: Clip;
  onClip: (clip: Clip) => void;
  sync: Sync;
  view: Span;
  /** Pixels of the lane. */
  width: number;
  snapping: Snapping;
  /** Moments of the ride at which what is dragged stops. */
  landmarks: readonly SnapTarget[];
  /** Something is about to be moved: the view must not follow it. */
  onGrab: () => void;
  /** A moment that must be in view: that of a grip reached by keyboard. */
  onReveal: (moment: number) => void;
  onShowVideo: () => void;
};

/** The video in small pictures over its sound, where it lies on the ride; its clip is chosen here. A press goes there. */
export function FilmLane(props: FilmLaneProps) {
  const { video, player, clip, sync, view, snapping, landmarks, onReveal } = props;
  const lane = useRef<HTMLDivElement>(null);
  const momentOf = (time: number): number => utcAt(sync, seconds(time));
  const timeOf = (moment: number): number => videoTimeAt(sync, utcSeconds(moment));
  const targetsBut = (part: ClipPart | "playhead"): readonly SnapTarget[] => [
    ...landmarks,
    { at: momentOf(0), label: timelineText.videoBegins },
    { at: momentOf(player.duration), label: timelineText.videoEnds },
    ...(part === "in" || part === "both" ? [] : [{ at: momentOf(clip.in), label: timelineText.clipBegins }]),
    ...(part === "out" || part === "both" ? [] : [{ at: momentOf(clip.out), label: timelineText.clipEnds }]),
    ...(part === "playhead" ? [] : [{ at: momentOf(player.state().time), label: timelineText.playhead }]),
  ];
  const drag = useClipDrag({ ...props, momentOf, timeOf, targetsBut });
  const { shown } = drag;
  const percent = (time: number) => 100 * shareAt(view, momentOf(time));
  const kept = (time: number) => Math.min(100, Math.max(0, percent(time)));
  const isIn = (time: number) => percent(time) >= 0 && percent(time) <= 100;
  const extent = { from: momentOf(0), to: momentOf(player.duration) };

  function laneBox() {
    const { left = 0, width = 1 } = lane.current?.getBoundingClientRect() ?? {};
    return { left, width };
  }
  function seekTo(event: PointerEvent) {
    const { left, width } = laneBox();
    const moment = view.from + ((event.clientX - left) / width) * (view.to - view.from);
    const at = moment + snapping.by([moment], event);
    player.seek(timeOf(at));
    snapping.show(at, formatSeconds(Math.min(Math.max(0, timeOf(at)), player.duration)));
  }
  function grip(part: ClipPart) {
    const value = part === "out" ? shown.out : shown.in;
    return {
      ...{ part, value, player, laneBox, label: timelineText.clipParts[part] },
      onGrab: (which: ClipPart, share: number) => {
        props.onGrab();
        drag.grab(which, share);
      },
      onDrag: drag.drag,
      onKey: (which: ClipPart, time: number) => {
        props.onGrab();
        drag.key(which, time);
      },
      ...{ onCommit: drag.commit, onCancel: drag.cancel, onFocus: () => onReveal(momentOf(value)) },
    };
  }

  return (
    <div ref={lane} className="relative" data-testid="film-lane">
      <div className="relative h-6 overflow-hidden pointer-coarse:h-10">
        <ClipGrip
          {...grip("both")}
          valueText={timelineText.clipSpan(formatSeconds(shown.in), formatSeconds(shown.out))}
          className={clsx(
            "absolute inset-y-0 flex min-w-6 cursor-grab items-center justify-center gap-1 overflow-hidden rounded-t-md bg-accent px-1 font-medium text-on-accent text-xs active:cursor-grabbing",
            !isSeen(view, { from: momentOf(shown.in), to: momentOf(shown.out) }) && "opacity-0",
          )}
          style={{ left: `${kept(shown.in)}%`, width: `${kept(shown.out) - kept(shown.in)}%` }}
        >
          <GripVertical aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate tabular-nums">
            {timelineText.clipLength(formatSeconds(shown.out - shown.in, 1))}
          </span>
        </ClipGrip>
      </div>
      <div
        className="relative h-16 cursor-pointer touch-pan-y select-none overflow-hidden bg-page"
        onPointerDown={(event) => {
          if (event.button !== 0 || event.target !== event.currentTarget) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          props.onGrab();
          snapping.begin(targetsBut("playhead"));
          seekTo(event);
        }}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && seekTo(event)}
        onPointerUp={snapping.end}
        onPointerCancel={snapping.end}
      >
        <FilmCanvas video={video} view={{ from: timeOf(view.from), to: timeOf(view.to), duration: player.duration }} />
        <div
          className="pointer-events-none absolute inset-y-0 rounded-sm ring-1 ring-line ring-inset"
          style={{ left: `${percent(0)}%`, width: `${percent(player.duration) - percent(0)}%` }}
          data-testid="clip-strip"
        />
        <Shade from={kept(0)} to={kept(shown.in)} />
        <Shade from={kept(shown.out)} to={kept(player.duration)} />
        {!isSeen(view, extent) && (
          <div className="pointer-events-none absolute inset-0 flex items-center justify-center">
            <Button size="small" variant="quiet" className="pointer-events-auto" onClick={props.onShowVideo}>
              {extent.from >= view.to ? timelineText.videoLater : timelineText.videoEarlier}
            </Button>
          </div>
        )}
      </div>
      {(["in", "out"] as const).map((end) => (
        <ClipGrip
          key={end}
          {...grip(end)}
          valueText={formatSeconds(shown[end])}
          className={clsx(
            // It lies outside of the clip, so that the two of a short one do not cover each other.
            "absolute inset-y-0 flex w-3 cursor-ew-resize items-center justify-center bg-accent before:absolute before:-inset-x-1.5 before:inset-y-0 pointer-coarse:before:-inset-x-4",
            end === "in" ? "-ml-3 rounded-l-md" : "rounded-r-md",
            !isIn(shown[end]) && "pointer-events-none opacity-40",
          )}
          style={{ left: `${kept(shown[end])}%` }}
        >
          <span aria-hidden className="h-6 w-0.5 rounded-full bg-on-accent" />
        </ClipGrip>
      ))}
    </div>
  );
}

/** What of the video is not in the clip, in percent of the lane. */
function Shade({ from, to }: { from: number; to: number }) {
  if (to <= from) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-y-0 bg-page/75"
      style={{ left: `${from}%`, width: `${to - from}%` }}
    />
  );
}
