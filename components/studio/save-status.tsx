"use client";

import { Check, CloudOff, LoaderCircle } from "lucide-react";
import { useState } from "react";
import { toAppError } from "#lib/domain/errors";
import { savingText as text } from "../en/saving.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import type { ProjectEditor } from "./use-project-document.tsx";

/** "Saved", small, beside the title. */
export function SaveStatus({ state }: { state: ProjectEditor["saveState"] }) {
  return (
    <p role="status" className="flex min-w-20 items-center gap-1.5 text-muted text-sm">
      {state.name === "saved" && (
        <>
          <Check aria-hidden className="size-4 text-success" /> {text.saved}
        </>
      )}
      {state.name === "saving" && (
        <>
          <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" /> {text.saving}
        </>
      )}
      {state.name !== "saved" && state.name !== "saving" && (
        <>
          <CloudOff aria-hidden className="size-4 text-danger" /> {text.notSaved}
        </>
      )}
    </p>
  );
}

/** What needs a person: another tab saved first, or the server does not answer, or not as hoped. */
export function SaveProblem({ editor }: { editor: ProjectEditor }) {
  const { saveState: state } = editor;
  if (state.name === "conflict") return <Conflict editor={editor} />;
  if (state.name !== "failed" && state.name !== "refused") return null;
  const words = state.name === "failed" ? [state.message, text.willRetry] : [text.refused, state.message];
  return (
    <Notice tone={state.name === "failed" ? "warning" : "error"}>
      <p>{words.join(" ")}</p>
      <Button size="small" className="mt-2" onClick={() => void editor.flush()}>
        {text.saveNow}
      </Button>
    </Notice>
  );
}

function Conflict({ editor }: { editor: ProjectEditor }) {
  const [problem, setProblem] = useState<string>();

  async function keepMine() {
    setProblem(undefined);
    try {
      await editor.keepMine();
    } catch (error) {
      setProblem(toAppError(error).userMessage);
    }
  }

  return (
    <Notice tone="error">
      <p>{text.conflict}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={() => void keepMine()}>
          {text.keepMine}
        </Button>
        <Button size="small" onClick={editor.loadOther}>
          {text.loadOther}
        </Button>
      </div>
      {problem && <p className="mt-2">{problem}</p>}
    </Notice>
  );
}
