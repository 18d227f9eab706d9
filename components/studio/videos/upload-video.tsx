"use client";

import type { LucideIcon } from "lucide-react";
import { videosText } from "../../en/videos.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { FileUpload } from "../../upload/file-upload.tsx";
import type { OneVideoState } from "../../upload/use-upload.tsx";
import type { VideoUpload } from "./use-video-upload.tsx";

type UploadVideoProps = {
  icon: LucideIcon;
  /** On the button, at the head of the dialog, and what to know before choosing a file. */
  words: { readonly button: string; readonly title: string; readonly hint: string };
  control: VideoUpload;
};

/** A button that opens an upload. The dialog may be closed meanwhile: the button tells how far it is. */
export function UploadVideo({ icon: Icon, words, control }: UploadVideoProps) {
  const { upload, notice, open, setOpen, refuseSeveral } = control;
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
        <FileUpload kind="video" upload={upload} onSeveral={refuseSeveral} />
      </div>
    </Dialog>
  );
}

function progressText(state: OneVideoState): string | undefined {
  if (state.phase === "sending") return videosText.uploading(Math.floor(state.fraction * 100));
  if (state.phase === "paused" || state.phase === "interrupted") return videosText.uploadPaused;
  if (state.phase === "empty" || state.phase === "refused") return undefined;
  return videosText.adding;
}
