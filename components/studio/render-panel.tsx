"use client";

import { Clapperboard, ListPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { type RenderResource, renderSchema } from "#lib/contracts/api";
import { AppError } from "#lib/domain/errors";
import type { EstimatedRender } from "#lib/domain/render/render-work";
import { renderText } from "../en/render.ts";
import { AllowanceNotice, ToUsage } from "../render/allowance-notice.tsx";
import { useProjectRenders } from "../render/project-renders.tsx";
import { renderAllowance } from "../render/render-allowance.ts";
import { RenderEstimate } from "../render/render-estimate.tsx";
import { useOutlook } from "../render/use-outlook.tsx";
import { useUsage } from "../render/use-usage.tsx";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { useFindRefused } from "../ui/refused-fields.tsx";
import { useAction } from "../use-action.tsx";

type RenderPanelProps = {
  projectId: string;
  /** The one on the stage. */
  videoId: string;
  /** What would be rendered now. */
  render: EstimatedRender;
  /** Saves what is still waiting: the order is a copy of what is stored. */
  flush: () => Promise<boolean>;
  warning: string | undefined;
};

const text = renderText.order;

/** What the render will take, and the order itself: to watch it, or to go on here while it is made. */
export function RenderPanel({ projectId, videoId, render, flush, warning }: RenderPanelProps) {
  const router = useRouter();
  const { renders, add } = useProjectRenders();
  const outlook = useOutlook(videoId, renders);
  const usage = useUsage(renders);
  const allowance = usage && renderAllowance(usage, render.clip.out - render.clip.in);
  const noticeId = useId();
  const findRefused = useFindRefused();
  const { busy, problem, code, run } = useAction();
  const [queued, setQueued] = useState<string>();
  const isRefused = allowance?.against !== undefined;

  async function order(): Promise<RenderResource> {
    setQueued(undefined);
    // What a field refused is not part of the project: rendering then would make something else than is read there.
    const refused = findRefused();
    if (refused) {
      refused.focus();
      throw new AppError("invalid_request", `${refused.label} is refused`, {
        userMessage: text.refused(refused.label),
      });
    }
    if (!(await flush())) throw notSaved();
    return requestJson("/api/renders", renderSchema, { method: "POST", body: { projectId, videoId } });
  }

  async function watch() {
    const { id } = await order();
    router.push(`/renders/${id}`);
    return "leaving";
  }

  async function stay() {
    const ordered = await order();
    add(ordered);
    setQueued(ordered.id);
  }

  return (
    <div className="flex flex-col gap-3">
      {warning && <Notice tone="warning">{warning}</Notice>}
      <RenderEstimate render={render} outlook={outlook} />
      <AllowanceNotice allowance={allowance} id={noticeId} />
      <Button
        variant="primary"
        className="min-h-12"
        disabled={busy || isRefused}
        aria-describedby={noticeId}
        onClick={() => void run(watch)}
      >
        <Clapperboard aria-hidden className="size-5" />
        {busy ? text.ordering : text.button}
      </Button>
      <Button variant="quiet" size="small" disabled={busy || isRefused} onClick={() => void run(stay)}>
        <ListPlus aria-hidden className="size-4" />
        {text.stay}
      </Button>
      {queued && (
        <p role="status" className="text-muted text-sm">
          {text.queued}
        </p>
      )}
      {problem && (
        <Notice tone="error">
          <p>{problem}</p>
          {code === "limit_reached" && <ToUsage />}
        </Notice>
      )}
    </div>
  );
}

function notSaved(): AppError {
  return new AppError("conflict", "the project is not saved", {
    userMessage: "The project is not saved yet, so it was not rendered. See the message at the top.",
  });
}
