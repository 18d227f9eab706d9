"use client";

import type { LucideIcon } from "lucide-react";
import { videosText } from "../../en/videos.ts";
import { Button, type ButtonLook } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { sentOf } from "../../upload/upload-state.ts";
import type { RecordingUploads } from "../../upload/use-recordings.tsx";
import { VideoUploads } from "../../upload/video-uploads.tsx";
import type { VideoUpload } from "./use-video-upload.tsx";

type UploadVideoProps = {
  icon: LucideIcon;
  /** On the button, at the head of the dialog, and what to know before choosing a file. */
  words: { readonly button: string; readonly title: string; readonly hint: string };
  /** Where only one video is taken: what is said of several. */
  refuseSeveral?: string;
  control: VideoUpload;
  look?: ButtonLook;
};

/** A button that opens an upload. The dialog may be closed meanwhile: the button tells how far it is. */
export function UploadVideo({ icon: Icon, words, refuseSeveral, control, look = { size: "small" } }: UploadVideoProps) {
  const { uploads, open, setOpen } = control;
  const trigger = (
    <Button {...look} className="min-h-11">
      <Icon aria-hidden className="size-4" />
      {progressText(uploads) ?? words.button}
    </Button>
  );
  return (
    <Dialog title={words.title} trigger={trigger} open={open} onOpenChange={setOpen}>
      <div className="flex flex-col gap-3">
        <p className="text-muted text-sm">{words.hint}</p>
        <VideoUploads uploads={uploads} refuseSeveral={refuseSeveral} />
      </div>
    </Dialog>
  );
}

function progressText({ state, problems }: RecordingUploads): string | undefined {
  const items = state.items.filter(({ state: { phase } }) => phase !== "refused");
  if (items.length === 0) return undefined;
  const phases = items.map(({ state: { phase } }) => phase);
  const size = items.reduce((sum, { file }) => sum + file.size, 0);
  const sent = items.reduce((sum, item) => sum + (sentOf(item.state) ?? 0), 0);
  if (phases.includes("sending")) return videosText.uploading(Math.floor((100 * sent) / size));
  if (phases.includes("paused") || phases.includes("interrupted")) return videosText.uploadPaused;
  return problems.size > 0 ? videosText.notAdded : videosText.adding;
}
