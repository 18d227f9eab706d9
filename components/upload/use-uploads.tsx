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
  useResumeWhenBack(store);
  useWarningBeforeLeaving(state.items.some(({ state: { phase } }) => UNFINISHED.includes(phase)));
  return { store, state };
}

const UNFINISHED: readonly string[] = ["waiting", "sending", "finishing"];

/**
 * Goes on by itself when the network is back, and when the page is looked at again: after a night's sleep, or after
 * signing in again in another window.
 */
function useResumeWhenBack(store: UploadStore): void {
  useEffect(() => {
    const resume = () => {
      for (const { key, state } of store.get().items) {
        if (state.phase === "interrupted" && state.why !== "failure") store.resume(key);
      }
    };
    const resumeWhenSeen = () => document.visibilityState === "visible" && resume();
    window.addEventListener("online", resume);
    window.addEventListener("focus", resume);
    document.addEventListener("visibilitychange", resumeWhenSeen);
    return () => {
      window.removeEventListener("online", resume);
      window.removeEventListener("focus", resume);
      document.removeEventListener("visibilitychange", resumeWhenSeen);
    };
  }, [store]);
}
