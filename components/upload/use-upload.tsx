"use client";

import { useCallback, useEffect, useState } from "react";
import { toAppError } from "#lib/domain/errors";
import { recordingsOf } from "./recordings.ts";
import { sentOf } from "./upload-state.ts";
import type { UploadItem, UploadStore, UploadsState } from "./upload-store.ts";
import { useJoins } from "./use-joins.tsx";
import { useUploads } from "./use-uploads.tsx";

/** One video on its way, be it one file or the chapters of one recording. */
export type OneVideoState =
  | { readonly phase: "empty" | "refused" }
  | { readonly phase: "checking" | "finishing" }
  | { readonly phase: "sending" | "paused" | "interrupted"; readonly fraction: number }
  | { readonly phase: "done"; readonly id: string };

export type UploadControl = {
  readonly state: OneVideoState;
  /** Takes a video, or the chapters of one, in place of what was refused before. */
  readonly choose: (...files: File[]) => void;
  /** Ends what is under way, here and on the server, and forgets the files. What has arrived in full stays. */
  readonly cancel: () => void;
  readonly store: UploadStore;
  readonly uploads: UploadsState;
  /** In plain words, when chapters could not be joined. */
  readonly problem: string | undefined;
};

/** One video's way to the server, for dialogs that take exactly one; shown by `FileUpload`. */
export function useUpload(kind: "video"): UploadControl {
  const { store, state: uploads } = useUploads(kind);
  const join = useJoins();
  const [joined, setJoined] = useState<{ of: string; id?: string; problem?: string }>();
  const items = recordingsOf(uploads).flatMap((recording) => recording.items);
  const ids = items.map(idOf);
  const arrived = ids.every((id) => id !== undefined) ? ids.join(" ") : "";
  const isChapters = items.length > 1;
  useEffect(() => {
    if (!isChapters || arrived === "") return;
    join(arrived.split(" ")).then(
      (id) => setJoined({ of: arrived, id }),
      (error) => setJoined({ of: arrived, problem: toAppError(error).userMessage }),
    );
  }, [isChapters, arrived, join]);
  const known = joined?.of === arrived ? joined : undefined;
  return {
    state: stateOf(uploads, items, isChapters ? known?.id : ids[0]),
    choose: useCallback((...files: File[]) => void store.add(files, "video"), [store]),
    cancel: store.clear,
    store,
    uploads,
    problem: known?.problem,
  };
}

function idOf({ state }: UploadItem): string | undefined {
  return state.phase === "done" ? state.id : undefined;
}

function stateOf(uploads: UploadsState, items: readonly UploadItem[], id: string | undefined): OneVideoState {
  if (items.length === 0) return { phase: uploads.items.length > 0 ? "refused" : "empty" };
  if (id) return { phase: "done", id };
  const phases = items.map(({ state }) => state.phase);
  const size = items.reduce((sum, { file }) => sum + file.size, 0);
  const sent = items.reduce((sum, { state }) => sum + (sentOf(state) ?? 0), 0);
  const fraction = size > 0 ? Math.min(1, sent / size) : 0;
  const stopped = (["interrupted", "paused"] as const).find((phase) => phases.includes(phase));
  if (stopped) return { phase: stopped, fraction };
  if (phases.includes("sending") || phases.includes("waiting")) return { phase: "sending", fraction };
  return { phase: phases.includes("checking") ? "checking" : "finishing" };
}
