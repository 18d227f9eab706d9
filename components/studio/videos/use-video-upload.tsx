"use client";

import { useEffect, useState } from "react";
import { type RecordingUploads, useRecordings } from "../../upload/use-recordings.tsx";
import { ORIGINAL_PLACE } from "./original-place.ts";
import type { RideVideos } from "./use-ride-videos.tsx";

/** An upload in a dialog that may be closed meanwhile. It belongs to what stays while videos are switched. */
export type VideoUpload = {
  readonly uploads: RecordingUploads;
  readonly open: boolean;
  setOpen(open: boolean): void;
};

/** Videos that come beside the others. Who waits for them sees them at once; who works on another goes on with that. */
export function useAddedVideos({ add, choose }: RideVideos): VideoUpload {
  const upload = useUploadInDialog(async (id) => {
    await add(id);
    if (upload.open) choose(id);
  });
  return upload;
}

/** The original of the video at YouTube for which the dialog was opened; it takes that one's place. */
export function useOriginal({ add, current }: RideVideos): VideoUpload {
  const [replaces, setReplaces] = useState<string>();
  const upload = useUploadInDialog((id) => add(id, replaces));
  const isFree = upload.uploads.state.items.length === 0;
  const { setOpen } = upload;
  useEffect(() => {
    if (location.hash !== `#${ORIGINAL_PLACE}`) return;
    // Once: a page that is loaded again shows the studio.
    history.replaceState(null, "", location.pathname + location.search);
    if (!current.youtubeId) return;
    setReplaces(current.id);
    setOpen(true);
  }, [current, setOpen]);
  return {
    ...upload,
    setOpen(open) {
      if (open && isFree) setReplaces(current.id);
      upload.setOpen(open);
    },
  };
}

function useUploadInDialog(take: (videoId: string) => Promise<void>): VideoUpload {
  const [open, setOpen] = useState(false);
  const uploads = useRecordings({
    take,
    // Closed once nothing is on its way and nothing is left to be read.
    onTaken: ({ items, unused }) => items.length + unused.length === 0 && setOpen(false),
    onRefused: () => setOpen(true),
  });
  return { uploads, open, setOpen };
}
