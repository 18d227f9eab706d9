"use client";

import { X } from "lucide-react";
import { uploadText } from "../en/upload.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import type { UploadStore, UploadsState } from "./upload-store.ts";

/** The files that were chosen and are not used, each with the reason. */
export function UnusedFiles({ unused, store }: { unused: UploadsState["unused"]; store: UploadStore }) {
  if (unused.length === 0) return null;
  return (
    <div className="relative">
      <Notice tone="info" className="pr-12">
        <p className="font-semibold">{uploadText.unusedTitle}</p>
        <ul>
          {unused.map(({ name, why }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: files of two folders may bear one name; the list never moves
            <li key={index} className="break-words">
              {name} ({why})
            </li>
          ))}
        </ul>
      </Notice>
      <Button
        size="icon"
        variant="quiet"
        className="absolute top-0 right-0"
        aria-label={uploadText.close}
        onClick={() => store.forgetUnused()}
      >
        <X aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
