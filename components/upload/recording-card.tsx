"use client";

import { Layers } from "lucide-react";
import type { ReactNode } from "react";
import { uploadText } from "../en/upload.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import type { RecordingItems } from "./recordings.ts";
import { UploadRow } from "./upload-row.tsx";
import type { UploadStore } from "./upload-store.ts";

const { recording: words } = uploadText;

/** A video, or the chapters that become one. `about`: what else is known of a file, by its key. */
export function RecordingCard(props: {
  recording: RecordingItems;
  store: UploadStore;
  about: (key: string) => ReactNode;
}) {
  const { recording, store, about } = props;
  const { items, missing, apart } = recording;
  const keys = items.map(({ key }) => key);
  return (
    <li className="flex min-w-0 flex-col gap-3 rounded-xl border border-line bg-surface p-4">
      {missing.length > 0 && <Notice tone="warning">{words.missing(missing)}</Notice>}
      {items.length > 1 && (
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <div className="flex min-w-0 gap-3">
            <Layers aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-text" />
            <div>
              <p className="font-semibold">{words.title(items.length)}</p>
              <p className="text-muted text-sm">{words.hint}</p>
            </div>
          </div>
          <Button size="small" variant="quiet" className="-ml-1 text-muted" onClick={() => store.keepApart(keys, true)}>
            {words.keepApart}
          </Button>
        </div>
      )}
      <div className={items.length > 1 ? "flex flex-col gap-3 border-line border-l-2 pl-4" : "contents"}>
        {items.map((item) => (
          <UploadRow key={item.key} item={item} store={store}>
            {about(item.key)}
          </UploadRow>
        ))}
      </div>
      {apart && (
        <Button
          size="small"
          variant="quiet"
          className="self-start text-muted"
          onClick={() => store.keepApart(keys, false)}
        >
          {words.join}
        </Button>
      )}
    </li>
  );
}
