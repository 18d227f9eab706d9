"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { toAppError } from "#lib/domain/errors";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";

export function DeleteProject({ id, title }: { id: string; title: string }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function remove() {
    setBusy(true);
    setProblem(undefined);
    try {
      await requestJson(`/api/projects/${id}`, z.undefined(), { method: "DELETE" });
      router.push("/projects");
      router.refresh();
    } catch (error) {
      setProblem(toAppError(error).userMessage);
      setBusy(false);
    }
  }

  const trigger = (
    <Button variant="quiet" size="small" className="text-muted">
      <Trash2 aria-hidden className="size-4" />
      Delete project
    </Button>
  );
  return (
    <Dialog title={`Delete “${title}”?`} trigger={trigger}>
      <p className="mb-4 text-muted">
        The video, the track and every render of this project are deleted, and their share links stop working. This
        cannot be undone.
      </p>
      {problem && (
        <Notice tone="error" className="mb-4">
          {problem}
        </Notice>
      )}
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button variant="quiet">Keep it</Button>
        </DialogClose>
        <Button variant="danger" disabled={busy} onClick={() => void remove()}>
          Delete
        </Button>
      </div>
    </Dialog>
  );
}
