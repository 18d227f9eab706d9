"use client";

import clsx from "clsx";
import { useEffect, useRef } from "react";
import { type Sync, utcAt } from "#lib/domain/sync/sync";
import type { Player } from "../player.ts";
import { type Span, shareAt } from "./view.ts";

type PlayheadProps = { player: Player; sync: Sync; view: Span; testId?: string };

/** A hairline at the moment of the frame on the screen. Only it moves while the video plays, without React. */
export function Playhead({ player, sync, view, testId }: PlayheadProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = () => {
      const share = shareAt(view, utcAt(sync, player.state().time));
      if (!line.current) return;
      line.current.hidden = share < 0 || share > 1;
      line.current.style.transform = `translateX(${share * 100}%)`;
    };
    place();
    return player.subscribe(place);
  }, [player, sync, view]);
  // As wide as the view, so that it moves by shares of it.
  return (
    <div ref={line} className={clsx("pointer-events-none absolute inset-0 will-change-transform")}>
      <div className="-ml-px h-full w-0.5 bg-accent-text" data-testid={testId} />
    </div>
  );
}
