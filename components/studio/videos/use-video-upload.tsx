"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { toAppError } from "#lib/domain/errors";
import { videosText } from "../../en/videos.ts";
import { type UploadControl, useUpload } from "../../upload/use-upload.tsx";

export type VideoUpload = {
  readonly upload: UploadControl;
  /** Why the uploaded file is not part of the project, or what else to know. */
  readonly notice: string | undefined;
  readonly open: boolean;
  setOpen(open: boolean): void;
  refuseSeveral(): void;
};

/**
 * A video's upload in a dialog, and its way into the project when it has arrived. Belongs to what stays while videos
 * are switched: it goes on meanwhile. `onUploaded` throws AppError.
 */
export function useVideoUpload(onUploaded: (videoId: string) => Promise<void>): VideoUpload {
  const upload = useUpload("video");
  const [open, setOpen] = useState(false);
  const [notice, setNotice] = useState<string>();
  const arrived = upload.state.phase === "done" ? upload.state.id : undefined;

  const take = useEffectEvent(async (id: string) => {
    try {
      await onUploaded(id);
      setNotice(undefined);
      setOpen(false);
    } catch (error) {
      setNotice(toAppError(error).userMessage);
      setOpen(true);
    }
    upload.cancel();
  });
  useEffect(() => {
    if (arrived) void take(arrived);
  }, [arrived]);

  return {
    upload,
    notice,
    open,
    setOpen,
    refuseSeveral: () => setNotice(videosText.oneAtATime),
  };
}
