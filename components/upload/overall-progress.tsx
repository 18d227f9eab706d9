"use client";

import { uploadText } from "../en/upload.ts";
import { formatSize } from "../ui/file-text.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { roughly } from "../ui/time-text.ts";
import { sentOf } from "./upload-state.ts";
import type { UploadsState } from "./upload-store.ts";

const { progress: words } = uploadText;

/** How far all files together are, while more than one is on its way. */
export function OverallProgress({ state }: { state: UploadsState }) {
  const items = state.items.filter(({ state: one }) => one.phase !== "refused");
  const done = items.filter(({ state: one }) => one.phase === "done").length;
  const all = items.reduce((sum, { file }) => sum + file.size, 0);
  const sent = items.reduce((sum, { state: one }) => sum + (sentOf(one) ?? 0), 0);
  const speed = items.reduce(
    (sum, { state: one }) => sum + ("transfer" in one ? (one.transfer.rate?.speed ?? 0) : 0),
    0,
  );
  if (items.length < 2 || done === items.length) return null;
  const fraction = all > 0 ? Math.min(1, sent / all) : 0;
  const facts = [
    words.overall(done, items.length),
    words.percent(Math.floor(fraction * 100)),
    speed > 0 && words.speed(formatSize(speed)),
    speed > 0 && words.left(roughly((all - sent) / speed)),
  ];
  return (
    <div className="flex flex-col gap-1.5">
      <ProgressBar value={fraction} label={words.label} />
      <p className="text-muted text-sm tabular-nums">{facts.filter(Boolean).join(" · ")}</p>
    </div>
  );
}
