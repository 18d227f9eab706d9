"use client";

import { videosText } from "../../en/videos.ts";
import type { VideoBeside } from "../videos/ride-video.ts";
import { spanOf } from "../videos/ride-video.ts";
import { type Span, shareAt } from "./view.ts";

type OtherVideosProps = {
  videos: readonly VideoBeside[];
  view: Span;
  /** The place of a moment on the ride, in words. */
  inWords: (moment: number) => string;
  onChoose: (id: string) => void;
};

/** Where the ride's other videos lie; pressing one puts it on the stage. */
export function OtherVideos({ videos, view, inWords, onChoose }: OtherVideosProps) {
  return videos.map(({ id, video: { name = "", duration }, sync }) => {
    const span = spanOf(sync, duration);
    const [left, right] = [shareAt(view, span.from) * 100, shareAt(view, span.to) * 100];
    if (right < 0 || left > 100) return null;
    return (
      <button
        key={id}
        type="button"
        aria-label={videosText.showOnStage(name, inWords(span.from))}
        title={name}
        className="absolute inset-y-0.5 select-none overflow-hidden rounded-md border border-accent bg-accent/15 px-1.5 text-left text-muted text-xs hover:bg-accent/30 hover:text-text"
        style={{ left: `${left}%`, width: `max(14px, ${right - left}%)` }}
        onClick={() => onChoose(id)}
      >
        <span aria-hidden className="block truncate">
          {name}
        </span>
      </button>
    );
  });
}
