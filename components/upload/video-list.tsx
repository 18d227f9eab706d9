"use client";

import type { ReactNode } from "react";
import { RecordingCard } from "./recording-card.tsx";
import { recordingsOf } from "./recordings.ts";
import { UploadRow } from "./upload-row.tsx";
import type { UploadStore, UploadsState } from "./upload-store.ts";

/** The chosen videos, chapters of one recording together, then those that cannot be used. */
export function VideoList(props: { store: UploadStore; state: UploadsState; about?: (key: string) => ReactNode }) {
  const { store, state, about = () => undefined } = props;
  const recordings = recordingsOf(state);
  const refused = state.items.filter(({ kind, state: { phase } }) => kind === "video" && phase === "refused");
  if (recordings.length + refused.length === 0) return null;
  return (
    <ul className="flex flex-col gap-3">
      {recordings.map((recording) => (
        <RecordingCard key={recording.items[0]!.key} recording={recording} store={store} about={about} />
      ))}
      {refused.map((item) => (
        <li key={item.key} className="rounded-xl border border-line bg-surface p-4">
          <UploadRow item={item} store={store} />
        </li>
      ))}
    </ul>
  );
}
