"use client";

import { Plus, Trash2, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { ProjectDocument } from "#lib/contracts/project";
import { toAppError } from "#lib/domain/errors";
import type { RideSpan } from "#lib/domain/sync/sync-readings";
import { videosText } from "../../en/videos.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { stateOf } from "./ride-video.ts";
import { UploadVideo } from "./upload-video.tsx";
import type { RideVideos } from "./use-ride-videos.tsx";
import type { VideoUpload } from "./use-video-upload.tsx";
import { VideoSwitcher } from "./video-switcher.tsx";

type VideoRowProps = {
  ride: RideVideos;
  added: VideoUpload;
  edits: ProjectDocument["videos"];
  span: RideSpan;
  /** What else can be done here. */
  children?: ReactNode;
};

/** Which videos the ride has: to choose among, to add to, to take away from. */
export function VideoRow({ ride, added, edits, span, children }: VideoRowProps) {
  const { videos, current, removed } = ride;
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(toAppError(error).userMessage);
    }
    setBusy(false);
  }

  return (
    <section aria-label={videosText.title} className="flex min-w-0 flex-col gap-2">
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <VideoSwitcher
          videos={videos}
          currentId={current.id}
          stateOf={(video) => stateOf(video, edits[video.id]?.sync, span)}
          takesFocus={ride.takesFocus}
          onChoose={(id) => {
            ride.takesFocus.current = true;
            ride.choose(id);
          }}
        />
        <UploadVideo icon={Plus} words={videosText.add} control={added} />
        {children}
        {videos.length > 1 && (
          <Button
            size="small"
            variant="quiet"
            className="min-h-11"
            aria-label={videosText.removeThis(current.name)}
            title={videosText.removeThis(current.name)}
            disabled={busy}
            onClick={() => void attempt(() => ride.remove(current.id))}
          >
            <Trash2 aria-hidden className="size-4" />
            {videosText.remove}
          </Button>
        )}
      </div>
      {removed && (
        <Notice tone="info">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {videosText.removed(removed.name)}
            <Button size="small" disabled={busy} onClick={() => void attempt(ride.bringBack)}>
              {videosText.bringBack}
            </Button>
            <Button size="icon" variant="quiet" aria-label={videosText.dismiss} onClick={ride.dismiss}>
              <X aria-hidden className="size-4" />
            </Button>
          </span>
        </Notice>
      )}
      {problem && <Notice tone="error">{problem}</Notice>}
    </section>
  );
}
