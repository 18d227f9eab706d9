"use client";

import { useEffect, useState } from "react";
import type { Upload } from "#lib/contracts/api";
import { uploadText } from "../en/upload.ts";
import { formatSize } from "../ui/file-text.ts";
import { Notice } from "../ui/notice.tsx";
import { useAction } from "../use-action.tsx";
import { DropButton } from "./drop-button.tsx";
import { apiName } from "./fingerprint.ts";
import { uploadApi } from "./upload-api.ts";
import type { UploadsState } from "./upload-store.ts";

const { unfinished: words } = uploadText;

/** What was begun earlier, here or on another device, and never finished; what is chosen by now is shown there. */
export function UnfinishedUploads({ state }: { state: UploadsState }) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const { busy, problem, run } = useAction();
  useEffect(() => {
    const end = new AbortController();
    // Nothing to say when it cannot be told: choosing the file again goes on all the same.
    uploadApi.findAll(end.signal).then(setUploads, () => {});
    return () => end.abort();
  }, []);
  const isChosen = (upload: Upload) =>
    state.items.some(({ file }) => file.size === upload.size && apiName(file) === upload.name);
  const shown = uploads.filter((upload) => upload.parts.length > 0 && !isChosen(upload));
  if (shown.length === 0) return null;

  async function drop({ id }: Upload): Promise<void> {
    await uploadApi.abort(id);
    setUploads((known) => known.filter((one) => one.id !== id));
  }

  return (
    <section aria-label={words.title} className="rounded-xl border border-line bg-surface p-4">
      <h2 className="font-semibold">{words.title}</h2>
      <p className="text-muted text-sm">{words.hint}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {shown.map((upload) => (
          <li key={upload.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 break-all">
              {upload.name}
              <span className="block text-muted text-sm tabular-nums">
                {words.arrived(percentOf(upload), formatSize(upload.size))}
              </span>
            </span>
            <DropButton
              words={words.dropping}
              file={upload.name}
              arrived={arrivedOf(upload)}
              onDrop={() => void run(() => drop(upload))}
              size="small"
              disabled={busy}
              aria-label={uploadText.actionOn(words.drop, upload.name)}
            >
              {words.drop}
            </DropButton>
          </li>
        ))}
      </ul>
      {problem && (
        <Notice tone="error" className="mt-3">
          {problem}
        </Notice>
      )}
    </section>
  );
}

const arrivedOf = ({ parts }: Upload) => parts.reduce((sum, { size }) => sum + size, 0);
const percentOf = (upload: Upload) => Math.floor((100 * arrivedOf(upload)) / upload.size);
