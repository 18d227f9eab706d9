"use client";

import { useCallback, useMemo } from "react";
import type { Clip, VideoEdit } from "#lib/contracts/project";
import type { Sync } from "#lib/domain/sync/sync";
import type { ProjectEditor } from "./use-project-document.tsx";

/** What the document says of one video, and how that is changed. */
export type VideoEditor = VideoEdit & {
  /** Each a step of the person's. */
  editSync(sync: Sync): void;
  editClip(clip: Clip): void;
  /** A proposal of ours: saved, but no step. */
  proposeSync(sync: Sync): void;
};

const UNKNOWN: VideoEdit = { sync: null, clip: null };

/** The sync and clip of one of the project's videos. */
export function useVideoEdit({ document, edit, propose }: ProjectEditor, videoId: string): VideoEditor {
  const { sync, clip } = document.videos[videoId] ?? UNKNOWN;
  const change = useCallback(
    (changed: Partial<VideoEdit>) =>
      ({ videos }: ProjectEditor["document"]) => ({
        videos: { ...videos, [videoId]: { ...UNKNOWN, ...videos[videoId], ...changed } },
      }),
    [videoId],
  );
  return useMemo(
    () => ({
      sync,
      clip,
      editSync: (next) => edit(change({ sync: next })),
      editClip: (next) => edit(change({ clip: next })),
      proposeSync: (next) => propose(change({ sync: next })),
    }),
    [sync, clip, edit, propose, change],
  );
}
