"use client";

import { Dialog } from "radix-ui";
import { useState } from "react";
import { toAppError } from "#lib/domain/errors";
import { layoutSchema } from "#lib/domain/overlay/layout";
import { ownLayoutText } from "../../en/layouts.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";

type NameDialogProps = {
  title: string;
  /** What is offered at first; undefined while nothing is asked. */
  name: string | undefined;
  onClose: () => void;
  /** Throws AppError when the name cannot be had. */
  onName: (name: string) => Promise<void>;
};

/** Asks for a layout's name. */
export function NameDialog({ title, name, onClose, onName }: NameDialogProps) {
  return (
    <Dialog.Root open={name !== undefined} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/60" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-1/3 z-50 mx-auto max-w-sm rounded-xl border border-line bg-surface p-5"
        >
          <Dialog.Title className="mb-3 font-semibold text-lg">{title}</Dialog.Title>
          {name !== undefined && <NameForm name={name} onClose={onClose} onName={onName} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function NameForm({ name, onClose, onName }: Omit<NameDialogProps, "title"> & { name: string }) {
  const [text, setText] = useState(name);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function save() {
    const wanted = text.trim();
    if (!layoutSchema.shape.name.safeParse(wanted).success) return setProblem(ownLayoutText.nameMissing);
    setBusy(true);
    try {
      await onName(wanted);
      onClose();
    } catch (error) {
      setProblem(toAppError(error).userMessage);
      setBusy(false);
    }
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={ownLayoutText.name}
        value={text}
        maxLength={64}
        error={problem}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {ownLayoutText.cancel}
        </Button>
        <Button type="submit" variant="primary" disabled={busy}>
          {ownLayoutText.save}
        </Button>
      </div>
    </form>
  );
}
