"use client";

import { Unlink } from "lucide-react";
import { shareText } from "../en/share.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";

type TakeBackProps = {
  busy: boolean;
  onTakeBack: () => void;
  /** Whose link it is, where several are listed. */
  label?: string;
};

/** Takes a public link back, after it was said what that means: no new link is the same. */
export function TakeBackDialog({ busy, onTakeBack, label }: TakeBackProps) {
  const text = shareText.takeBack;
  const trigger = (
    <Button size="small" variant="danger" disabled={busy} aria-label={label}>
      <Unlink aria-hidden className="size-4" />
      {text.open}
    </Button>
  );
  return (
    <Dialog title={text.title} trigger={trigger}>
      <p className="mb-2 text-muted">{text.text}</p>
      <p className="mb-4 text-muted">{text.after}</p>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button variant="quiet">{text.keep}</Button>
        </DialogClose>
        <DialogClose>
          <Button variant="danger" onClick={onTakeBack}>
            {text.confirm}
          </Button>
        </DialogClose>
      </div>
    </Dialog>
  );
}
