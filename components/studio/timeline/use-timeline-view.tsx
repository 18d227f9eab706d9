"use client";

import { useEffect, useRef, useState } from "react";
import type { Player } from "../player.ts";
import { useEachFrame } from "../use-player.tsx";
import { bringIntoView, isSeen, pageTo, type Span, spanToSee } from "./view.ts";

/** What a view can be fitted to. */
export type Fit = "clip" | "video" | "ride";

export type TimelineView = {
  readonly view: Span;
  /** What the view follows, until it is zoomed or moved. */
  readonly fit: Fit | undefined;
  setFit(fit: Fit): void;
  setView(view: Span): void;
  /** From now on the view stays where it is, whatever is fitted: something in it is about to be moved. */
  hold(): void;
  reveal(moment: number): void;
};

type Given = {
  axis: Span;
  /** As stored: what is merely tried does not move the view. */
  clip: Span;
  video: Span;
  player: Player;
  /** The moment that a video time is shown at. */
  momentOf: (time: number) => number;
};

/** The part of the axis that is looked at. It goes along with the video as it plays, and with the video when that is moved out of it. */
export function useTimelineView({ axis, clip, video, player, momentOf }: Given): TimelineView {
  const [fit, setFit] = useState<Fit | undefined>("video");
  const [own, setOwn] = useState(axis);
  const view = fit === "ride" ? axis : fit ? spanToSee(axis, fit === "clip" ? clip : video) : own;

  const setView = (next: Span) => {
    setOwn(next);
    setFit(undefined);
  };
  function reveal(moment: number) {
    const next = bringIntoView(view, axis, moment);
    if (next !== view) setView(next);
  }

  const known = useRef(video);
  const { from, to } = video;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the video has come to lie elsewhere
  useEffect(() => {
    if (!fit && isSeen(view, known.current) && !isSeen(view, { from, to })) setFit("video");
    known.current = { from, to };
  }, [from, to]);

  const last = useRef({ time: -1, wasSeen: true });
  useEachFrame(player, ({ time, playing }) => {
    const moment = momentOf(time);
    const isNow = moment >= view.from && moment <= view.to;
    const { time: before, wasSeen } = last.current;
    last.current = { time, wasSeen: isNow };
    // Who has moved the view elsewhere while the video plays wants to look there.
    if (isNow || time === before || moment < axis.from || moment > axis.to) return;
    if (playing && wasSeen) setView(pageTo(view, axis, moment));
    else if (!playing) setView(bringIntoView(view, axis, moment));
  });

  return { view, fit, setFit, setView, hold: () => fit && setView(view), reveal };
}
