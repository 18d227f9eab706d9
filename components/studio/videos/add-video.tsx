"use client";

import { Plus } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { toAppError } from "#lib/domain/errors";
import { videosText } from "../../en/videos.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { FileUpload } from "../../upload/file-upload.tsx";
import { fractionOf, type UploadState } from "../../upload/upload-state.ts";
import { useUpload } from "../../upload/use-upload.tsx";

/** Uploads another video of the ride. The dialog may be closed meanwhile: the button tells how far it is. */
export function AddVideo({ onAdd }: { onAdd: (videoId: string) => Promise<void> }) {
  const [open, setOpen] = useState(false);
  const upload = useUpload("video");
  const [notice, setNotice] = useState<string>();
  const arrived = upload.state.phase === "done" ? upload.state.id : undefined;

  const add = useEffectEvent(async (id: string) => {
    try {
      await onAdd(id);
      setNotice(undefined);
      setOpen(false);
    } catch (error) {
      setNotice(toAppError(error).userMessage);
      setOpen(true);
    }
    upload.cancel();
  });
  useEffect(() => {
    if (arrived) void add(arrived);
  }, [arrived]);

  const trigger = (
    <Button size="small" className="min-h-11">
      <Plus aria-hidden className="size-4" />
      {progressText(upload.state)}
    </Button>
  );
  return (
    <Dialog title={videosText.addTitle} trigger={trigger} open={open} onOpenChange={setOpen}>
      <div className="flex flex-col gap-3">
        <p className="text-muted text-sm">{videosText.addHint}</p>
        {notice && <Notice tone="error">{notice}</Notice>}
        <FileUpload kind="video" upload={upload} onSeveral={() => setNotice(videosText.oneAtATime)} />
      </div>
    </Dialog>
  );
}

function progressText(state: UploadState): string {
  if (state.phase === "sending") return videosText.uploading(Math.floor(fractionOf(state) * 100));
  if (state.phase === "paused" || state.phase === "interrupted") return videosText.uploadPaused;
  if (state.phase === "empty" || state.phase === "refused") return videosText.add;
  return videosText.adding;
}
