"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { uploadText } from "../en/upload.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { formatSize } from "../ui/file-text.ts";
import { sentOf } from "./upload-state.ts";
import type { UploadItem } from "./upload-store.ts";

/** Bytes that nobody wants to send twice because of one wrong press. */
const MUCH = 50_000_000;
const { cancelling } = uploadText;

/** Takes a file out of the list and off the server; asks first when much of it has arrived. */
export function RemoveButton({ item, onRemove }: { item: UploadItem; onRemove: () => void }) {
  const { file, state } = item;
  const [open, setOpen] = useState(false);
  const isUnderWay = state.phase !== "done" && state.phase !== "refused";
  const name = isUnderWay ? uploadText.cancel : uploadText.remove;
  const sent = isUnderWay ? (sentOf(state) ?? 0) : 0;
  return (
    <Dialog
      title={cancelling.title}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          size="icon"
          variant="quiet"
          className="-mt-2 -mr-2 text-muted"
          aria-label={uploadText.actionOn(name, file.name)}
          title={name}
          onClick={(event) => {
            if (sent >= MUCH) return;
            event.preventDefault();
            onRemove();
          }}
        >
          <X aria-hidden className="size-5" />
        </Button>
      }
    >
      <p>{cancelling.explain(file.name, formatSize(sent))}</p>
      <div className="mt-5 flex flex-wrap gap-3">
        <DialogClose>
          <Button variant="primary">{cancelling.keep}</Button>
        </DialogClose>
        <Button variant="danger" onClick={onRemove}>
          {cancelling.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
