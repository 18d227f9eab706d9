"use client";

import { Upload } from "lucide-react";
import { videosText } from "../../en/videos.ts";
import type { ButtonLook } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { UploadVideo } from "./upload-video.tsx";
import type { VideoUpload } from "./use-video-upload.tsx";

const { original } = videosText;

/** Uploads the file of a video that plays from YouTube, in whose place it comes. */
export function UploadOriginal({ control, look }: { control: VideoUpload; look?: ButtonLook }) {
  return <UploadVideo icon={Upload} words={original} refuseSeveral={original.several} control={control} look={look} />;
}

/** Below the order of a render whose clip is fetched from YouTube: what that means, and the other way. */
export function FetchedFirst({ control }: { control: VideoUpload }) {
  return (
    <div className="mt-3 flex flex-col items-start gap-3 text-muted text-sm">
      <p>{original.fetched}</p>
      <UploadOriginal control={control} look={{ size: "small" }} />
    </div>
  );
}

/** Stands where a render is ordered, which a video without a file cannot be. */
export function OriginalNeeded({ control }: { control: VideoUpload }) {
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="info">{original.needed}</Notice>
      <UploadOriginal control={control} look={{ variant: "primary" }} />
    </div>
  );
}
