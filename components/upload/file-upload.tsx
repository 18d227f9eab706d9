"use client";

import { CircleCheck, Film, type LucideIcon, Route } from "lucide-react";
import type { UploadKind } from "#lib/contracts/api";
import { Button } from "../ui/button.tsx";
import { formatSize } from "../ui/file-text.ts";
import { Notice } from "../ui/notice.tsx";
import { DropZone } from "./drop-zone.tsx";
import { previewLines } from "./preview-text.ts";
import { UploadProgress } from "./upload-progress.tsx";
import type { UploadState } from "./upload-state.ts";
import type { UploadControl } from "./use-upload.tsx";

type Words = { title: string; hint: string; accept: string; icon: LucideIcon };

const WORDS: Record<UploadKind, Words> = {
  video: {
    title: "Drop your video here, or choose a file",
    hint: "MP4, MOV, MKV and others, straight from the camera",
    accept: "video/*,.mp4,.mov,.m4v,.mkv,.webm,.avi,.mts,.m2ts,.ts",
    icon: Film,
  },
  track: {
    title: "Drop your ride's track here, or choose a file",
    hint: "FIT, GPX or TCX, also as .gz. It is read at once, so you see right away what is in it",
    // Phones do not know what a .fit or .gpx is and grey it out unless plain data may be chosen too.
    accept:
      ".fit,.gpx,.tcx,.srt,.gz,application/gpx+xml,application/xml,text/xml,application/gzip,application/octet-stream",
    icon: Route,
  },
};

const OPTIONAL_HINT = "Not needed: a bike computer's file would add heart rate, power and the whole ride";

type FileUploadProps = {
  readonly kind: UploadKind;
  readonly upload: UploadControl;
  /** The project can do without this file. */
  readonly optional?: boolean;
  /** More than one file was dropped: the page knows where each belongs. */
  readonly onSeveral: (files: readonly File[]) => void;
};

/** One file's upload, from the empty drop zone to "uploaded". Its state belongs to the page: see `useUpload`. */
export function FileUpload({ kind, upload, optional = false, onSeveral }: FileUploadProps) {
  const { state, choose } = upload;
  const words = optional ? { ...WORDS[kind], hint: OPTIONAL_HINT } : WORDS[kind];
  const zone = <DropZone {...words} onFile={choose} onSeveral={onSeveral} />;
  if (state.phase === "empty") return zone;
  if (state.phase === "refused") {
    return (
      <div className="flex flex-col gap-3">
        <Notice tone="error">
          <strong className="break-all">{state.file.name}</strong>: {state.message}
        </Notice>
        {zone}
      </div>
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-3 rounded-xl border border-line bg-surface p-4">
      <ChosenFile state={state} icon={WORDS[kind].icon} />
      {state.phase === "interrupted" && <Notice tone="warning">{state.message}</Notice>}
      {"transfer" in state && state.phase !== "done" && <UploadProgress state={state} />}
      <Actions upload={upload} />
    </div>
  );
}

function ChosenFile({ state, icon: Icon }: { state: Exclude<UploadState, { phase: "empty" }>; icon: LucideIcon }) {
  const { file, phase } = state;
  const preview = "preview" in state ? state.preview : undefined;
  return (
    <div className="flex min-w-0 gap-3">
      {phase === "done" ? (
        <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-success" />
      ) : (
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
      )}
      <div className="flex min-w-0 flex-col gap-1">
        <p className="break-all font-semibold">{file.name}</p>
        <p role="status" className="text-muted text-sm">
          {formatSize(file.size)}
          {STATUS[phase] && ` · ${STATUS[phase]}`}
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
    </div>
  );
}

const STATUS: Partial<Record<UploadState["phase"], string>> = {
  checking: "being read …",
  finishing: "arrived, being checked …",
  paused: "paused",
  done: "uploaded",
};

function Actions({ upload: { state, pause, resume, cancel } }: { upload: UploadControl }) {
  return (
    <div className="flex flex-wrap gap-2">
      {state.phase === "sending" && (
        <Button size="small" onClick={pause}>
          Pause
        </Button>
      )}
      {(state.phase === "paused" || state.phase === "interrupted") && (
        <Button size="small" variant="primary" onClick={resume}>
          Resume
        </Button>
      )}
      <Button size="small" variant="quiet" onClick={cancel}>
        {state.phase === "done" ? "Choose another file" : "Cancel"}
      </Button>
    </div>
  );
}
