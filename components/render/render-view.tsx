"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import type { RenderResource } from "#lib/contracts/api";
import { Notice } from "../ui/notice.tsx";
import { RenderEnd } from "./render-end.tsx";
import { RenderResult } from "./render-result.tsx";
import { RenderRunning } from "./render-running.tsx";
import { hasEnded, useRenderProgress } from "./use-render-progress.tsx";

/** A render from the order to the film: live progress, then what became of it. */
export function RenderView({ render }: { render: RenderResource }) {
  const router = useRouter();
  // Only the server can sign the addresses of the finished files.
  const refresh = useCallback(() => router.refresh(), [router]);
  const { progress, lost } = useRenderProgress(render, refresh);
  if (lost !== undefined) return <Notice tone="error">{lost}</Notice>;
  return (
    <div className="flex flex-col gap-4">
      {hasEnded(progress) ? (
        <Ended render={render} status={progress.status} problem={progress.problem} />
      ) : (
        <RenderRunning id={render.id} progress={progress} onCancelled={refresh} />
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
  if (status !== "done") return <RenderEnd status={status} problem={problem} projectId={render.projectId} />;
  // Done, and the page's second look, with the addresses, is on its way.
  if (render.renditions.length === 0) return <p role="status">Finished. Opening the film…</p>;
  return <RenderResult render={render} />;
}
