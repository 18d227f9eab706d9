"use client";

import type { LucideIcon } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { toAppError } from "#lib/domain/errors";
import { videosText } from "../../en/videos.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { FileUpload } from "../../upload/file-upload.tsx";
import { fractionOf, type UploadState } from "../../upload/upload-state.ts";
import { useUpload } from "../../upload/use-upload.tsx";

type UploadVideoProps = {
  icon: LucideIcon;
  /** On the button, at the head of the dialog, and what to know before choosing a file. */
  words: { readonly button: string; readonly title: string; readonly hint: string };
  /** Takes the uploaded video into the project. Throws AppError. */
  onUploaded: (videoId: string) => Promise<void>;
};

/** A button that opens an upload. The dialog may be closed meanwhile: the button tells how far it is. */
export function UploadVideo({ icon: Icon, words, onUploaded }: UploadVideoProps) {
  const [open, setOpen] = useState(false);
  const upload = useUpload("video");
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

  const trigger = (
    <Button size="small" className="min-h-11">
      <Icon aria-hidden className="size-4" />
      {progressText(upload.state) ?? words.button}
    </Button>
  );
  return (
    <Dialog title={words.title} trigger={trigger} open={open} onOpenChange={setOpen}>
      <div className="flex flex-col gap-3">
        <p className="text-muted text-sm">{words.hint}</p>
        {notice && <Notice tone="error">{notice}</Notice>}
        <FileUpload kind="video" upload={upload} onSeveral={() => setNotice(videosText.oneAtATime)} />
      </div>
    </Dialog>
  );
}

function progressText(state: UploadState): string | undefined {
  if (state.phase === "sending") return videosText.uploading(Math.floor(fractionOf(state) * 100));
  if (state.phase === "paused" || state.phase === "interrupted") return videosText.uploadPaused;
  if (state.phase === "empty" || state.phase === "refused") return undefined;
  return videosText.adding;
}
