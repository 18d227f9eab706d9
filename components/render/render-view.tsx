"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import type { RenderResource, RenderStatus } from "#lib/contracts/api";
import { renderText } from "../en/render.ts";
import { Notice } from "../ui/notice.tsx";
import { RenderEnd } from "./render-end.tsx";
import { RenderResult } from "./render-result.tsx";
import { RenderRunning } from "./render-running.tsx";
import { tellEnd } from "./tell-end.ts";
import { hasEnded, useRenderProgress } from "./use-render-progress.tsx";

/** A render from the order to the film: live progress, then what became of it. */
export function RenderView({ render }: { render: RenderResource }) {
  const router = useRouter();
  // Only the server can sign the addresses of the finished files.
  const refresh = useCallback(() => router.refresh(), [router]);
  const { id } = render;
  const { title } = render.order;
  const onEnd = useCallback(
    (status: RenderStatus) => {
      tellEnd({ id, title, status });
      refresh();
    },
    [id, title, refresh],
  );
  const { progress, lost, isCutOff } = useRenderProgress(render, onEnd);
  if (lost !== undefined) return <Notice tone="error">{lost}</Notice>;
  return (
    <div className="flex flex-col gap-4">
      {hasEnded(progress) ? (
        <Ended render={render} status={progress.status} problem={progress.problem} />
      ) : (
        <RenderRunning id={id} progress={progress} isCutOff={isCutOff} onCancelled={refresh} />
      )}
      {render.warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          {warning}
        </Notice>
      ))}
    </div>
  );
}

function Ended(props: { render: RenderResource } & Pick<RenderResource, "status" | "problem">) {
  const { render, status, problem } = props;
  if (status !== "done") return <RenderEnd render={render} status={status} problem={problem} />;
  // Done, and the page's second look, with the addresses, is on its way.
  if (render.renditions.length === 0) return <p role="status">{renderText.end.opening}</p>;
  return <RenderResult render={render} />;
}
