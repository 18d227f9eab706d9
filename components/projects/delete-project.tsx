"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { z } from "zod";
import { projectsText } from "../en/projects.ts";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { useAction } from "../use-action.tsx";

const text = projectsText.remove;

/** `stay`: goes on where it stands, with what is left; else to the list of projects. */
export function DeleteProject({ id, title, stay = false }: { id: string; title: string; stay?: boolean }) {
  const router = useRouter();
  const { busy, problem, run } = useAction();

  async function remove() {
    await requestJson(`/api/projects/${id}`, z.undefined(), { method: "DELETE" });
    if (!stay) router.push("/projects");
    router.refresh();
    return "leaving";
  }

  const trigger = (
    <Button variant="quiet" size="small" className="text-muted">
      <Trash2 aria-hidden className="size-4" />
      {text.open}
    </Button>
  );
  return (
    <Dialog title={text.title(title)} trigger={trigger}>
      <p className="mb-4 text-muted">{text.text}</p>
      {problem && (
        <Notice tone="error" className="mb-4">
          {problem}
        </Notice>
      )}
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button variant="quiet">{text.keep}</Button>
        </DialogClose>
        <Button variant="danger" disabled={busy} onClick={() => void run(remove)}>
          {text.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
