"use client";

import { Clapperboard } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { renderSchema } from "#lib/contracts/api";
import { AppError, toAppError } from "#lib/domain/errors";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

type RenderPanelProps = {
  projectId: string;
  /** The one on the stage. */
  videoId: string;
  /** Saves what is still waiting: the order is a copy of what is stored. */
  flush: () => Promise<boolean>;
  warning: string | undefined;
};

export function RenderPanel({ projectId, videoId, flush, warning }: RenderPanelProps) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function order() {
    // What a field refused is not part of the project: rendering then would make something else than is read there.
    const refused = document.querySelector<HTMLElement>("[aria-invalid=true]");
    if (refused) {
      setProblem("A field holds something that was not taken over. Correct it, or press Escape in it, then render.");
      refused.focus();
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      if (!(await flush())) throw notSaved();
      const body = { projectId, videoId };
      const render = await requestJson("/api/renders", renderSchema, { method: "POST", body });
      router.push(`/renders/${render.id}`);
    } catch (error) {
      setProblem(toAppError(error).userMessage);
      setBusy(false);
    }
  }

  return (
    <div className="flex flex-col gap-3">
      {warning && <Notice tone="warning">{warning}</Notice>}
      <Button variant="primary" className="min-h-12" disabled={busy} onClick={() => void order()}>
        <Clapperboard aria-hidden className="size-5" />
        {busy ? "Ordering…" : "Render"}
      </Button>
      {problem && <Notice tone="error">{problem}</Notice>}
    </div>
  );
}

function notSaved(): AppError {
  return new AppError("conflict", "the project is not saved", {
    userMessage: "The project is not saved yet, so it was not rendered. See the message at the top.",
  });
}
