"use client";

import { Check, CloudOff, LoaderCircle } from "lucide-react";
import { useState } from "react";
import { toAppError } from "#lib/domain/errors";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import type { SaveState } from "./autosave.ts";

/** "Saved", small, beside the title. */
export function SaveStatus({ state }: { state: SaveState }) {
  return (
    <p role="status" className="flex min-w-20 items-center gap-1.5 text-muted text-sm">
      {state.name === "saved" && (
        <>
          <Check aria-hidden className="size-4 text-success" /> Saved
        </>
      )}
      {state.name === "saving" && (
        <>
          <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" /> Saving…
        </>
      )}
      {state.name !== "saved" && state.name !== "saving" && (
        <>
          <CloudOff aria-hidden className="size-4 text-danger" /> Not saved
        </>
      )}
    </p>
  );
}

/** What needs a person: another tab saved first, or the server does not answer, or not as hoped. */
export function SaveProblem({ state, onKeepMine }: { state: SaveState; onKeepMine: () => Promise<void> }) {
  if (state.name === "failed") {
    return <Notice tone="warning">{state.message} Your changes are kept here and will be saved again shortly.</Notice>;
  }
  if (state.name === "refused") return <Notice tone="error">Your changes could not be saved. {state.message}</Notice>;
  return state.name === "conflict" ? <Conflict onKeepMine={onKeepMine} /> : null;
}

function Conflict({ onKeepMine }: { onKeepMine: () => Promise<void> }) {
  const [problem, setProblem] = useState<string>();

  async function keepMine() {
    setProblem(undefined);
    try {
      await onKeepMine();
    } catch (error) {
      setProblem(toAppError(error).userMessage);
    }
  }

  return (
    <Notice tone="error">
      <p>This project was changed in another window. Which version should stay?</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={() => void keepMine()}>
          Keep what I see here
        </Button>
        <Button size="small" onClick={() => location.reload()}>
          Load the other one
        </Button>
      </div>
      {problem && <p className="mt-2">{problem}</p>}
    </Notice>
  );
}
