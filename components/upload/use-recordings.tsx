"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { toAppError } from "#lib/domain/errors";
import { recordingsOf } from "./recordings.ts";
import type { UploadItem, UploadStore, UploadsState } from "./upload-store.ts";
import { useJoins } from "./use-joins.tsx";
import { useUploads } from "./use-uploads.tsx";

export type RecordingUploads = {
  readonly store: UploadStore;
  readonly state: UploadsState;
  /** Uploaded recordings that were not taken, by `recordingKey`: why, in plain words. */
  readonly problems: ReadonlyMap<string, string>;
  /** Hands a recording over once more; nothing is uploaded again. */
  readonly tryAgain: (recording: string) => void;
};

type RecordingEvents = {
  /** Makes an uploaded video part of what it was uploaded for. Throws AppError. */
  readonly take: (videoId: string) => Promise<void>;
  readonly onTaken: (left: UploadsState) => void;
  readonly onRefused: () => void;
};

export const recordingKey = (items: readonly UploadItem[]): string => items.map(({ key }) => key).join(" ");

/**
 * Videos on their way into a ride: each is handed over as soon as it has arrived, one after the other; chapters are
 * joined first. One that is not taken stays, to be tried again or removed.
 */
export function useRecordings({ take, onTaken, onRefused }: RecordingEvents): RecordingUploads {
  const { store, state } = useUploads("video");
  const join = useJoins();
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const begun = useRef(new Set<string>());
  const line = useRef(Promise.resolve());

  const handOver = useEffectEvent(async (items: readonly UploadItem[]) => {
    const keys = items.map(({ key }) => key);
    try {
      const ids = items.flatMap((item) => (item.state.phase === "done" ? [item.state.id] : []));
      await take(ids.length === 1 ? ids[0]! : await join(ids));
      store.handOver(keys);
      onTaken(store.get());
    } catch (error) {
      const { userMessage } = toAppError(error);
      setProblems((known) => new Map(known).set(recordingKey(items), userMessage));
      onRefused();
    }
    for (const key of keys) begun.current.delete(key);
  });
  useEffect(() => {
    for (const { items } of recordingsOf(state)) {
      const isDue = items.every(({ key, state: { phase } }) => phase === "done" && !begun.current.has(key));
      if (!isDue || problems.has(recordingKey(items))) continue;
      for (const { key } of items) begun.current.add(key);
      line.current = line.current.then(() => handOver(items));
    }
  }, [state, problems]);

  return {
    store,
    state,
    problems,
    tryAgain: (recording) => setProblems((known) => new Map([...known].filter(([each]) => each !== recording))),
  };
}
