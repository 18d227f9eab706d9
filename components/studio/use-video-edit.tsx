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

/** The sync and clip of one of the project's videos, which is `duration` seconds long. */
export function useVideoEdit(
  { document, edit, propose }: ProjectEditor,
  videoId: string,
  duration: number,
): VideoEditor {
  const { sync, clip: stored } = document.videos[videoId] ?? UNKNOWN;
  const clip = useMemo(() => within(stored, duration), [stored, duration]);
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

/** A video that took another one's place has that one's clip, and may be shorter. */
function within(clip: Clip | null, duration: number): Clip | null {
  if (!clip || clip.out <= duration) return clip;
  return clip.in < duration ? { in: clip.in, out: duration } : null;
}
