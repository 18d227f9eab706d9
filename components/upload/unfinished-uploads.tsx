"use client";

import { useEffect, useState } from "react";
import type { Upload } from "#lib/contracts/api";
import { uploadText } from "../en/upload.ts";
import { Button } from "../ui/button.tsx";
import { formatSize } from "../ui/file-text.ts";
import { apiName } from "./fingerprint.ts";
import { uploadApi } from "./upload-api.ts";
import type { UploadsState } from "./upload-store.ts";

const { unfinished: words } = uploadText;

/** What was begun earlier, here or on another device, and never finished; what is chosen by now is shown there. */
export function UnfinishedUploads({ state }: { state: UploadsState }) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
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
            <Button
              size="small"
              aria-label={uploadText.actionOn(words.drop, upload.name)}
              onClick={() => void drop(upload).catch(() => {})}
            >
              {words.drop}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const percentOf = ({ parts, size }: Upload) =>
  Math.floor((100 * parts.reduce((sum, part) => sum + part.size, 0)) / size);
