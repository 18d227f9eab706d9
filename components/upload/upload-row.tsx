"use client";

import { CircleCheck, Film, Route } from "lucide-react";
import type { ReactNode } from "react";
import { uploadText } from "../en/upload.ts";
import { Button } from "../ui/button.tsx";
import { formatSize } from "../ui/file-text.ts";
import { Notice } from "../ui/notice.tsx";
import { previewLines } from "./preview-text.ts";
import { RemoveButton } from "./remove-button.tsx";
import { UploadProgress } from "./upload-progress.tsx";
import type { UploadItem, UploadStore } from "./upload-store.ts";

const ICONS = { video: Film, track: Route } as const;

/** One chosen file: what it is, how far it is, and what can be done about it. */
export function UploadRow({ item, store, children }: { item: UploadItem; store: UploadStore; children?: ReactNode }) {
  const { key, kind, file, state } = item;
  const Icon = state.phase === "done" ? CircleCheck : ICONS[kind];
  const preview = "preview" in state ? state.preview : undefined;
  const phase = uploadText.phase[state.phase];
  const isUnderWay = state.phase !== "done" && state.phase !== "refused";
  return (
    <div className="flex min-w-0 flex-col gap-2.5">
      <div className="flex min-w-0 gap-3">
        <Icon
          aria-hidden
          className={`mt-0.5 size-5 shrink-0 ${state.phase === "done" ? "text-success" : "text-muted"}`}
        />
        <div className="flex min-w-0 grow flex-col gap-0.5">
          <p className="break-all font-semibold">{file.name}</p>
          <p role="status" className="text-muted text-sm">
            {formatSize(file.size)}
            {phase && ` · ${phase}`}
          </p>
          {preview &&
            previewLines(preview).map((line) => (
              <p key={line} className="text-muted text-sm">
                {line}
              </p>
            ))}
          {preview?.kind === "track" &&
            preview.facts.warnings.map(({ code, message }) => (
              <p key={code} className="text-sm text-warning">
                {message}
              </p>
            ))}
        </div>
        <RemoveButton item={item} onRemove={() => store.remove(key)} />
      </div>
      {state.phase === "refused" && (
        <Notice tone="error">
          <strong className="break-all">{file.name}</strong>: {state.message}
        </Notice>
      )}
      {state.phase === "interrupted" && (
        <Notice tone="warning">
          {state.message}
          {state.why === "signedOut" && (
            <>
              {" "}
              <a className="underline" href="/login" target="_blank" rel="noreferrer">
                {uploadText.signIn}
              </a>
            </>
          )}
        </Notice>
      )}
      {"transfer" in state && isUnderWay && state.phase !== "waiting" && <UploadProgress file={file} state={state} />}
      {state.phase === "sending" && (
        <Action name={uploadText.pause} file={file.name} onClick={() => store.pause(key)} />
      )}
      {(state.phase === "paused" || state.phase === "interrupted") && (
        <Action name={uploadText.resume} file={file.name} primary onClick={() => store.resume(key)} />
      )}
      {children}
    </div>
  );
}

function Action(props: { name: string; file: string; primary?: boolean; onClick: () => void }) {
  return (
    <Button
      size="small"
      variant={props.primary ? "primary" : "secondary"}
      className="self-start"
      aria-label={uploadText.actionOn(props.name, props.file)}
      onClick={props.onClick}
    >
      {props.name}
    </Button>
  );
}
