"use client";

import clsx from "clsx";
import { CircleAlert, Film, LoaderCircle, MapPinOff } from "lucide-react";
import { RadioGroup } from "radix-ui";
import { type RefObject, useCallback } from "react";
import type { VideoResource } from "#lib/contracts/api";
import { videosText } from "../../en/videos.ts";
import { formatSeconds } from "../../ui/time-text.ts";
import type { VideoState } from "./ride-video.ts";

type VideoSwitcherProps = {
  videos: readonly VideoResource[];
  currentId: string;
  stateOf: (video: VideoResource) => VideoState;
  takesFocus: RefObject<boolean>;
  onChoose: (id: string) => void;
};

/** The ride's videos side by side; arrow keys move through them. */
export function VideoSwitcher({ videos, currentId, stateOf, takesFocus, onChoose }: VideoSwitcherProps) {
  const shown = useCallback(
    (element: HTMLElement | null) => {
      element?.scrollIntoView({ block: "nearest", inline: "nearest" });
      if (element && takesFocus.current) {
        takesFocus.current = false;
        element.focus({ preventScroll: true });
      }
    },
    [takesFocus],
  );
  return (
    <RadioGroup.Root
      aria-label={videosText.title}
      value={currentId}
      onValueChange={onChoose}
      orientation="horizontal"
      className="-m-1 flex min-w-0 gap-2 overflow-x-auto p-1"
    >
      {videos.map((video) => (
        <RadioGroup.Item
          key={video.id}
          value={video.id}
          title={video.name}
          ref={video.id === currentId ? shown : undefined}
          className="flex min-h-14 w-52 shrink-0 items-center gap-2.5 rounded-lg border border-line bg-surface p-1.5 text-left text-sm transition-colors hover:border-muted data-[state=checked]:border-accent data-[state=checked]:bg-raised"
        >
          <Thumbnail video={video} />
          <span className="min-w-0">
            <span className="block truncate font-medium">{video.name}</span>
            <StateLine video={video} state={stateOf(video)} />
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}

function Thumbnail({ video: { posterUrl } }: { video: VideoResource }) {
  const look = "h-11 w-16 shrink-0 rounded-md bg-black object-cover";
  // biome-ignore lint/performance/noImgElement: a signed, expiring address of a file of unknown size
  if (posterUrl) return <img src={posterUrl} alt="" className={look} />;
  return (
    <span aria-hidden className={clsx(look, "flex items-center justify-center text-white/60")}>
      <Film className="size-5" />
    </span>
  );
}

const MARK = {
  reading: { icon: LoaderCircle, text: videosText.reading, look: "text-muted", spin: "motion-safe:animate-spin" },
  failed: { icon: CircleAlert, text: videosText.failed, look: "text-danger", spin: "" },
  notLinedUp: { icon: MapPinOff, text: videosText.notLinedUp, look: "text-warning", spin: "" },
} as const;

function StateLine({ video: { facts }, state }: { video: VideoResource; state: VideoState }) {
  const length = facts && formatSeconds(facts.duration, 0);
  if (state === "ready") return <span className="block text-muted tabular-nums">{length}</span>;
  const { icon: Icon, text, look, spin } = MARK[state];
  return (
    <span className={clsx("flex items-center gap-1 whitespace-nowrap", look)}>
      <Icon aria-hidden className={clsx("size-3.5 shrink-0", spin)} />
      {text}
      {length && <span className="text-muted tabular-nums">· {length}</span>}
    </span>
  );
}
