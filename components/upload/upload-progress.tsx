"use client";

import { uploadText } from "../en/upload.ts";
import { formatSize } from "../ui/file-text.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { roughly } from "../ui/time-text.ts";
import type { UploadState } from "./upload-state.ts";

type InTransfer = Extract<UploadState, { transfer: unknown }>;
/** Seconds of sending that people may not want to sit through. */
const LONG = 20;
const { progress: words, announce } = uploadText;

/** Bar, bytes, percentage, speed and time left; screen readers hear it in steps of ten percent. */
export function UploadProgress({ file, state }: { file: File; state: InTransfer }) {
  const { transfer, phase } = state;
  // `0.43` of the file has arrived or is on its way.
  const fraction = Math.min(1, transfer.sent / file.size);
  const facts = [
    words.bytes(formatSize(transfer.sent), formatSize(file.size)),
    words.percent(percent(fraction)),
    phase === "sending" && transfer.rate && words.speed(formatSize(transfer.rate.speed)),
    phase === "sending" && transfer.rate && words.left(roughly(transfer.rate.secondsLeft)),
  ];
  return (
    <div className="flex flex-col gap-1.5">
      <ProgressBar value={fraction} label={words.of(file.name)} />
      <p className="text-muted text-sm tabular-nums">{facts.filter(Boolean).join(" · ")}</p>
      {(phase === "sending" || phase === "finishing") && transfer.retrying && (
        <p className="text-sm text-warning">{words.retrying}</p>
      )}
      {transfer.resumedFrom > 0 && (
        <p className="text-muted text-sm">{words.resumedAt(percent(transfer.resumedFrom / file.size))}</p>
      )}
      {phase === "sending" && (transfer.rate?.secondsLeft ?? 0) > LONG && (
        <p className="text-muted text-sm">{words.keepOpen}</p>
      )}
      <p role="status" className="sr-only">
        {announcement(file.name, state, fraction)}
      </p>
    </div>
  );
}

/** Never 100 before everything has arrived. */
const percent = (fraction: number) => Math.floor(fraction * 100);

function announcement(name: string, { phase, transfer }: InTransfer, fraction: number): string {
  switch (phase) {
    case "waiting":
      return "";
    case "sending":
      if (transfer.retrying) return announce.retrying(name);
      return announce.uploaded(name, Math.floor(fraction * 10) * 10);
    case "paused":
      return announce.paused(name);
    case "finishing":
      return announce.arrived(name);
    case "interrupted":
      return announce.interrupted(name);
    case "done":
      return announce.done(name);
  }
}
