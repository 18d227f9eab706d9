"use client";

import { type ComponentProps, useState } from "react";
import { uploadText } from "../en/upload.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { formatSize } from "../ui/file-text.ts";

/** Bytes that nobody wants to send twice because of one wrong press. */
const MUCH = 50_000_000;
const { dropping } = uploadText;

type DropButtonProps = ComponentProps<typeof Button> & {
  words: { readonly title: string; readonly keep: string };
  file: string;
  /** Bytes that would be lost. */
  arrived: number;
  onDrop: () => void;
};

/** Gives up what has arrived of a file; asks first when that is much, for as long as it is. */
export function DropButton({ words, file, arrived, onDrop, ...button }: DropButtonProps) {
  const [open, setOpen] = useState(false);
  const isMuch = arrived >= MUCH;
  const trigger = (
    <Button
      {...button}
      onClick={(event) => {
        if (isMuch) return;
        event.preventDefault();
        onDrop();
      }}
    />
  );
  return (
    <Dialog title={words.title} open={open && isMuch} onOpenChange={setOpen} trigger={trigger}>
      <p className="wrap-anywhere">{dropping.explain(file, formatSize(arrived))}</p>
      <div className="mt-5 flex flex-wrap gap-3">
        <DialogClose>
          <Button variant="primary">{words.keep}</Button>
        </DialogClose>
        <DialogClose>
          <Button variant="danger" onClick={onDrop}>
            {dropping.confirm}
          </Button>
        </DialogClose>
      </div>
    </Dialog>
  );
}
