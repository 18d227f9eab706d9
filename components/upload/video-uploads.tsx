"use client";

import { useCallback, useState } from "react";
import { findRecordings } from "#lib/domain/chapters";
import { uploadText } from "../en/upload.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { ChooseFiles } from "./choose-files.tsx";
import { OverallProgress } from "./overall-progress.tsx";
import { recordingsOf } from "./recordings.ts";
import { UnusedFiles } from "./unused-files.tsx";
import { useFileDrop } from "./use-file-drop.tsx";
import { type RecordingUploads, recordingKey } from "./use-recordings.tsx";
import { VideoList } from "./video-list.tsx";

type VideoUploadsProps = {
  /** Belongs to the page, so that it goes on while this is not shown. */
  readonly uploads: RecordingUploads;
  /** Where only one video is taken: what is said of several. */
  readonly refuseSeveral?: string | undefined;
};

/** Videos' way into a ride, from the place to drop them on until they belong to it; chapters of a recording are one. */
export function VideoUploads({ uploads, refuseSeveral }: VideoUploadsProps) {
  const { store, state, problems, tryAgain } = uploads;
  const [tooMany, setTooMany] = useState(false);
  const recordings = recordingsOf(state);
  const hasVideos = recordings.length > 0;
  const isSingle = refuseSeveral !== undefined;
  const isFull = isSingle && hasVideos;
  const take = useCallback(
    (files: readonly File[]) => {
      const refused = isFull || (isSingle && findRecordings(files).length !== 1);
      setTooMany(refused);
      if (!refused) void store.add(files, "video");
    },
    [isFull, isSingle, store],
  );
  const over = useFileDrop(take);

  /** Beneath the last file of its recording. */
  function problemOf(key: string) {
    const recording = recordings.find(({ items }) => items.at(-1)!.key === key);
    const name = recording && recordingKey(recording.items);
    const problem = name && problems.get(name);
    if (!problem) return undefined;
    return (
      <>
        <Notice tone="error">{problem}</Notice>
        <Button size="small" variant="primary" className="self-start" onClick={() => tryAgain(name)}>
          {uploadText.tryAgain}
        </Button>
      </>
    );
  }

  return (
    <div className="flex flex-col gap-3">
      <VideoList store={store} state={state} about={problemOf} />
      {tooMany && <Notice tone="error">{refuseSeveral}</Notice>}
      <UnusedFiles unused={state.unused} store={store} />
      <OverallProgress state={state} />
      {!isFull && <ChooseFiles kind="video" over={over} single={isSingle} compact={hasVideos} onFiles={take} />}
    </div>
  );
}
