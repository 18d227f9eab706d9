"use client";

import { formatSize } from "../ui/file-text.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { roughly } from "../ui/time-text.ts";
import { fractionOf, type UploadState } from "./upload-state.ts";

type InTransfer = Extract<UploadState, { transfer: unknown }>;

/** Bar, bytes, percentage, speed and time left; screen readers hear it in steps of ten percent. */
export function UploadProgress({ state }: { state: InTransfer }) {
  const { file, transfer, phase } = state;
  const fraction = fractionOf(state);
  const facts = [
    `${formatSize(transfer.sent)} of ${formatSize(file.size)}`,
    `${percent(fraction)} %`,
    phase === "sending" && transfer.rate && `${formatSize(transfer.rate.speed)}/s`,
    phase === "sending" && transfer.rate && `${roughly(transfer.rate.secondsLeft)} left`,
  ];
  return (
    <div className="flex flex-col gap-1.5">
      <ProgressBar value={fraction} label={`Upload of ${file.name}`} />
      <p className="text-muted text-sm tabular-nums">{facts.filter(Boolean).join(" · ")}</p>
      {(phase === "sending" || phase === "finishing") && transfer.retrying && (
        <p className="text-sm text-warning">Connection lost, trying again. What has arrived is kept.</p>
      )}
      {transfer.resumedFrom > 0 && (
        <p className="text-muted text-sm">Resumed at {percent(transfer.resumedFrom / file.size)} %</p>
      )}
      {phase === "sending" && (
        <p className="text-muted text-sm">Keep this page open. If it closes, choose the same file again to go on.</p>
      )}
      <p role="status" className="sr-only">
        {announcement(state, fraction)}
      </p>
    </div>
  );
}

/** Never 100 before everything has arrived. */
const percent = (fraction: number) => Math.floor(fraction * 100);

function announcement({ file, phase, transfer }: InTransfer, fraction: number): string {
  switch (phase) {
    case "sending":
      if (transfer.retrying) return `${file.name}: connection lost, trying again`;
      return `${file.name}: ${Math.floor(fraction * 10) * 10} percent uploaded`;
    case "paused":
      return `Upload of ${file.name} paused`;
    case "finishing":
      return `${file.name} has arrived and is being checked`;
    case "interrupted":
      return `Upload of ${file.name} interrupted`;
    case "done":
      return `${file.name} uploaded`;
  }
}
