"use client";

import { useCallback } from "react";
import { findRecordings } from "#lib/domain/chapters";
import { Notice } from "../ui/notice.tsx";
import { ChooseFiles } from "./choose-files.tsx";
import { UnusedFiles } from "./unused-files.tsx";
import { useFileDrop } from "./use-file-drop.tsx";
import type { UploadControl } from "./use-upload.tsx";
import { VideoList } from "./video-list.tsx";

type FileUploadProps = {
  readonly kind: "video";
  /** Belongs to the page or dialog: see `useUpload`. */
  readonly upload: UploadControl;
  /** Several files were given that are not the chapters of one video. */
  readonly onSeveral: (files: readonly File[]) => void;
};

/** One video's upload, from the place to drop it on to "uploaded"; chapters of one recording count as one. */
export function FileUpload({ kind, upload, onSeveral }: FileUploadProps) {
  const { state, store, uploads, choose, problem } = upload;
  const isFree = state.phase === "empty" || state.phase === "refused";
  const take = useCallback(
    (files: readonly File[]) => {
      if (!isFree || findRecordings(files).length !== 1) onSeveral(files);
      else choose(...files);
    },
    [isFree, choose, onSeveral],
  );
  const over = useFileDrop(take);
  return (
    <div className="flex flex-col gap-3">
      <VideoList store={store} state={uploads} />
      {problem && <Notice tone="error">{problem}</Notice>}
      <UnusedFiles unused={uploads.unused} store={store} />
      {isFree && <ChooseFiles kind={kind} single over={over} onFiles={take} />}
    </div>
  );
}
