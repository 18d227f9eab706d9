"use client";

import { Check, CloudOff, LoaderCircle } from "lucide-react";
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
      {(state.name === "failed" || state.name === "conflict") && (
        <>
          <CloudOff aria-hidden className="size-4 text-danger" /> Not saved
        </>
      )}
    </p>
  );
}

/** What needs a person: another tab saved first, or the server does not answer. */
export function SaveProblem({ state, onKeepMine }: { state: SaveState; onKeepMine: () => void }) {
  if (state.name === "failed") {
    return <Notice tone="warning">{state.message} Your changes are kept here and will be saved again shortly.</Notice>;
  }
  if (state.name !== "conflict") return null;
  return (
    <Notice tone="error">
      <p>This project was changed in another window. Which version should stay?</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={onKeepMine}>
          Keep what I see here
        </Button>
        <Button size="small" onClick={() => location.reload()}>
          Load the other one
        </Button>
      </div>
    </Notice>
  );
}
