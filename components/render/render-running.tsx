"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { type RenderProgress, renderSchema } from "#lib/contracts/api";
import { toAppError } from "#lib/domain/errors";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { roughly } from "../ui/time-text.ts";
import { STAGE_TEXT } from "./stage-text.ts";

type RenderRunningProps = { id: string; progress: RenderProgress; onCancelled: () => void };

export function RenderRunning({ id, progress, onCancelled }: RenderRunningProps) {
  const [cancelling, setCancelling] = useState(false);
  const [problem, setProblem] = useState<string>();
  const percent = Math.floor(progress.progress * 100);

  async function cancel() {
    setCancelling(true);
    setProblem(undefined);
    try {
      await requestJson(`/api/renders/${id}/cancel`, renderSchema, { method: "POST" });
      onCancelled();
    } catch (error) {
      setProblem(toAppError(error).userMessage);
      setCancelling(false);
    }
  }

  return (
    <section aria-label="Progress" className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5">
      <div className="flex items-end justify-between gap-4">
        <div>
          <p className="font-display font-bold text-6xl tabular-nums leading-none" data-testid="percent">
            {percent}
            <span className="ml-1 text-2xl text-accent-text">%</span>
          </p>
          <p role="status" className="mt-2 text-muted" data-testid="stage">
            {STAGE_TEXT[progress.stage]}
          </p>
        </div>
        <Button variant="danger" size="small" disabled={cancelling} onClick={() => void cancel()}>
          <X aria-hidden className="size-4" />
          {cancelling ? "Cancelling…" : "Cancel"}
        </Button>
      </div>
      <ProgressBar value={progress.progress} label="Render" />
      <p className="flex flex-wrap justify-between gap-x-4 text-muted text-sm tabular-nums">
        <span>
          {progress.framesTotal > 0 &&
            `${progress.framesDone.toLocaleString("en")} of ${progress.framesTotal.toLocaleString("en")} frames`}
        </span>
        <span>{progress.eta !== null && `About ${roughly(coarse(progress.eta))} left`}</span>
      </p>
      {problem && <Notice tone="error">{problem}</Notice>}
      <p className="text-muted text-sm">You can close this page: the render goes on, and this address keeps it.</p>
    </section>
  );
}

/** An estimate that does not pretend to know the second. */
function coarse(seconds: number): number {
  const step = seconds < 20 ? 1 : seconds < 120 ? 10 : 60;
  return Math.ceil(seconds / step) * step;
}
