"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { UploadKind } from "#lib/contracts/api";
import { createUploadStore, type UploadStore, type UploadsState } from "./upload-store.ts";
import { useWarningBeforeLeaving } from "./use-warning-before-leaving.tsx";

/** Files on their way to the server, for as long as the component is there. `only`: files of the other kind are refused. */
export function useUploads(only?: UploadKind): { store: UploadStore; state: UploadsState } {
  const [store] = useState(() => createUploadStore({ only }));
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  useEffect(() => () => store.stop(), [store]);
  useResumeWhenOnline(store);
  useWarningBeforeLeaving(state.items.some(({ state: { phase } }) => UNFINISHED.includes(phase)));
  return { store, state };
}

const UNFINISHED: readonly string[] = ["waiting", "sending", "finishing"];

function useResumeWhenOnline(store: UploadStore): void {
  useEffect(() => {
    const resume = () => {
      for (const { key, state } of store.get().items) if (state.phase === "interrupted") store.resume(key);
    };
    window.addEventListener("online", resume);
    return () => window.removeEventListener("online", resume);
  }, [store]);
}
