"use client";

import { CircleCheck } from "lucide-react";
import { useCallback, useState } from "react";
import { uploadYoutubeText as words } from "../en/upload-youtube.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { roughly } from "../ui/time-text.ts";
import type { YoutubeControl } from "./use-youtube.tsx";

/** Where the address of a video at YouTube is pasted instead of a file; its own player shows that it is the right one. */
export function YoutubeField({ youtube }: { youtube: YoutubeControl }) {
  const { text, state, type, clear, show } = youtube;
  const [left, setLeft] = useState(false);
  const videoId = "videoId" in state ? state.videoId : undefined;
  const place = useCallback(
    (element: HTMLDivElement) => (videoId ? show(element, videoId, words.preview) : undefined),
    [videoId, show],
  );

  if (!videoId) {
    const isWrong = left && text.trim() !== "" && state.phase === "empty";
    return (
      <TextField
        label={words.label}
        type="url"
        inputMode="url"
        placeholder={words.placeholder}
        hint={words.hint}
        value={text}
        error={state.phase === "refused" ? state.message : isWrong ? words.invalid : undefined}
        onChange={(event) => {
          setLeft(false);
          type(event.target.value);
        }}
        onBlur={() => setLeft(true)}
        // An address that is not one is told of, not sent with the rest of the page.
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          setLeft(true);
        }}
      />
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-3 rounded-xl border border-line bg-surface p-4">
      {/* YouTube asks for at least 200 × 200 pixels. */}
      <div
        ref={place}
        className="relative aspect-video min-h-50 w-full overflow-hidden rounded-lg bg-black [&>iframe]:absolute [&>iframe]:size-full"
      />
      <div className="flex min-w-0 gap-3">
        {state.phase === "done" && <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-success" />}
        <div className="flex min-w-0 flex-col gap-1">
          {state.phase === "done" && <p className="break-words font-semibold">{state.video.name}</p>}
          <p role="status" className="text-muted text-sm">
            {state.phase === "done" ? words.ready(roughly(state.video.facts?.duration ?? 0)) : words.opening}
          </p>
        </div>
      </div>
      <Button size="small" variant="quiet" className="self-start" onClick={clear}>
        {words.other}
      </Button>
    </div>
  );
}
