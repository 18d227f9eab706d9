"use client";

import { X } from "lucide-react";
import { type RenderProgress, renderSchema } from "#lib/contracts/api";
import { renderText } from "../en/render.ts";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { useAction } from "../use-action.tsx";
import { leftText } from "./left-text.ts";
import { NotifyButton } from "./notify-button.tsx";

type RenderRunningProps = {
  id: string;
  progress: RenderProgress;
  /** The server cannot be asked just now: what is shown is what was known last. */
  isCutOff: boolean;
  onCancelled: () => void;
};

const text = renderText.running;

/** A render's own page while it is made. */
export function RenderRunning({ id, progress, isCutOff, onCancelled }: RenderRunningProps) {
  const { busy, problem, run } = useAction();
  const cancel = async () => {
    await requestJson(`/api/renders/${id}/cancel`, renderSchema, { method: "POST" });
    onCancelled();
    return "leaving";
  };

  return (
    <section aria-label={text.title} className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5">
      <div className="flex items-end justify-between gap-4">
        <div>
          <p className="font-display font-bold text-6xl tabular-nums leading-none" data-testid="percent">
            {Math.floor(progress.progress * 100)}
            <span className="ml-1 text-2xl text-accent-text">{text.percent}</span>
          </p>
          <p role="status" className="mt-2 text-muted" data-testid="stage">
            {renderText.stages[progress.stage]}
          </p>
        </div>
        <Button variant="danger" size="small" disabled={busy} onClick={() => void run(cancel)}>
          <X aria-hidden className="size-4" />
          {busy ? text.cancelling : text.cancel}
        </Button>
      </div>
      <ProgressBar value={progress.progress} label={text.bar} />
      <p className="flex min-h-5 flex-wrap justify-between gap-x-4 text-muted text-sm tabular-nums">
        <span>
          {progress.framesTotal > 0 &&
            text.frames(progress.framesDone.toLocaleString("en"), progress.framesTotal.toLocaleString("en"))}
        </span>
        <span>{leftText(progress.eta)}</span>
      </p>
      {isCutOff && <Notice tone="warning">{text.cutOff}</Notice>}
      {problem && !isCutOff && <Notice tone="error">{problem}</Notice>}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-muted text-sm">{text.closable}</p>
        <NotifyButton />
      </div>
    </section>
  );
}
