"use client";

import { Download, RotateCcw, Share2, X } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useCallback } from "react";
import { type RenderProgress, type RenderResource, type RenderStatus, renderSchema } from "#lib/contracts/api";
import { filesOf, posterOf } from "#lib/domain/render/renditions";
import { renderText } from "../en/render.ts";
import { requestJson } from "../request-json.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { formatSize } from "../ui/file-text.ts";
import { Notice } from "../ui/notice.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { useAction } from "../use-action.tsx";
import { ToUsage } from "./allowance-notice.tsx";
import { leftText } from "./left-text.ts";
import { useProjectRenders } from "./project-renders.tsx";
import { renderWords } from "./render-words.ts";
import { tellEnd } from "./tell-end.ts";
import { TimeLeft } from "./time-left.tsx";
import { hasEnded, useRenderProgress } from "./use-render-progress.tsx";

const text = renderText.list;

type RenderRowProps = {
  render: RenderResource;
  isFollowed: boolean;
  /** The ride has several videos. */
  ofSeveral: boolean;
};

/** One render in the list: live while it is made, then with what can be done with it. */
export function RenderRow({ render, isFollowed, ofSeveral }: RenderRowProps) {
  const { id, order } = render;
  const { reload, add } = useProjectRenders();
  const { busy, problem, code, run } = useAction();
  const onEnd = useCallback(
    (status: RenderStatus) => {
      tellEnd({ id, title: order.title, status });
      // Only the server can sign the addresses of the finished files.
      reload();
    },
    [id, order.title, reload],
  );
  const { progress } = useRenderProgress(render, onEnd, isFollowed);
  const post = (path: string) => requestJson(`/api/renders/${id}/${path}`, renderSchema, { method: "POST" });
  const [file] = filesOf(render.renditions);

  return (
    <li className="flex gap-3 py-3">
      <Picture render={render} />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <Link href={`/renders/${id}`} className="flex min-h-10 flex-col justify-center text-sm hover:text-accent-text">
          <span className="flex justify-between gap-2 font-medium">
            <span className={STATUS_COLOR[progress.status]}>{renderText.statuses[progress.status]}</span>
            {progress.status === "running" && <Percent progress={progress} />}
            {progress.status === "done" && <TimeLeft until={render.expiresAt} onlySoon />}
          </span>
          <span className="truncate text-muted tabular-nums">{renderWords(render, ofSeveral)}</span>
        </Link>
        {(progress.status === "running" || progress.stage === "fetching") && <Running progress={progress} />}
        {progress.status === "failed" && (
          <Notice tone="error">
            {progress.problem ?? renderText.end.failed} {!render.video.youtubeId && renderText.end.ifAgain}
          </Notice>
        )}
        <Buttons>
          {!hasEnded(progress) && (
            <Button size="small" disabled={busy} onClick={() => void run(() => post("cancel").then(reload))}>
              <X aria-hidden className="size-4" />
              {text.cancel}
            </Button>
          )}
          {file && (
            <>
              <a href={file.downloadUrl} download={file.fileName} className={buttonClass({ size: "small" })}>
                <Download aria-hidden className="size-4" />
                {text.download}
                <span className="text-muted tabular-nums">{formatSize(file.size)}</span>
              </a>
              <Link href={`/renders/${id}#share`} className={buttonClass({ size: "small", variant: "quiet" })}>
                <Share2 aria-hidden className="size-4" />
                {text.share}
              </Link>
            </>
          )}
          {hasEnded(progress) && progress.status !== "done" && (
            <Button size="small" disabled={busy} onClick={() => void run(() => post("again").then(add))}>
              <RotateCcw aria-hidden className="size-4" />
              {progress.status === "failed" ? renderText.end.retry : text.again}
            </Button>
          )}
        </Buttons>
        {problem && (
          <Notice tone="error">
            <p>{problem}</p>
            {code === "limit_reached" && <ToUsage />}
          </Notice>
        )}
      </div>
    </li>
  );
}

const STATUS_COLOR: Partial<Record<RenderStatus, string>> = { failed: "text-danger", done: "text-success" };

function Buttons({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-2 empty:hidden">{children}</div>;
}

/** The film's own picture, once there is one. */
function Picture({ render }: { render: RenderResource }) {
  const poster = posterOf(render.renditions);
  const box = "aspect-video w-20 shrink-0 self-start rounded-md bg-raised object-contain";
  if (!poster) return <span aria-hidden className={box} />;
  // biome-ignore lint/performance/noImgElement: a signed, expiring address is nothing for an image optimiser
  return <img src={poster.url} alt="" loading="lazy" width={poster.width} height={poster.height} className={box} />;
}

function Percent({ progress: { progress } }: { progress: RenderProgress }) {
  return <span className="text-accent-text tabular-nums">{text.percent(Math.floor(progress * 100))}</span>;
}

function Running({ progress }: { progress: RenderProgress }) {
  return (
    <>
      <ProgressBar value={progress.progress} label={renderText.running.bar} />
      <p className="flex flex-wrap justify-between gap-x-3 text-muted text-xs tabular-nums">
        <span>{renderText.stages[progress.stage]}</span>
        <span>{leftText(progress.eta)}</span>
      </p>
    </>
  );
}
