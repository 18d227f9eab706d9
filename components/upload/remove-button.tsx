"use client";

import { X } from "lucide-react";
import { uploadText } from "../en/upload.ts";
import { DropButton } from "./drop-button.tsx";
import { sentOf } from "./upload-state.ts";
import type { UploadItem } from "./upload-store.ts";

/** Takes a file out of the list and off the server; asks first when much of it has arrived and more is on its way. */
export function RemoveButton({ item: { file, state }, onRemove }: { item: UploadItem; onRemove: () => void }) {
  const isUnderWay = state.phase !== "done" && state.phase !== "refused";
  const name = isUnderWay ? uploadText.cancel : uploadText.remove;
  return (
    <DropButton
      words={uploadText.cancelling}
      file={file.name}
      // Of one that is there by now nothing is left to be asked.
      arrived={isUnderWay ? (sentOf(state) ?? 0) : 0}
      onDrop={onRemove}
      size="icon"
      variant="quiet"
      className="-mt-2 -mr-2 text-muted"
      aria-label={uploadText.actionOn(name, file.name)}
      title={name}
    >
      <X aria-hidden className="size-5" />
    </DropButton>
  );
}
