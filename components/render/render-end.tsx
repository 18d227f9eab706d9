"use client";

import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type RenderResource, type RenderStatus, renderSchema } from "#lib/contracts/api";
import { renderText } from "../en/render.ts";
import { requestJson } from "../request-json.ts";
import { ORIGINAL_PLACE } from "../studio/videos/original-place.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { useAction } from "../use-action.tsx";
import { ToUsage } from "./allowance-notice.tsx";

type RenderEndProps = {
  render: Pick<RenderResource, "id" | "projectId" | "video">;
  status: Exclude<RenderStatus, "done">;
  problem: string | null;
};

const text = renderText.end;

/** A render that has no film to show, and what to do about it. */
export function RenderEnd({ render: { id, projectId, video }, status, problem }: RenderEndProps) {
  const router = useRouter();
  const { busy, problem: refused, code, run } = useAction();
  const again = async () => {
    const next = await requestJson(`/api/renders/${id}/again`, renderSchema, { method: "POST" });
    router.push(`/renders/${next.id}`);
    return "leaving";
  };
  const isFailed = status === "failed";
  const wantsOriginal = isFailed && video.youtubeId !== undefined;
  const project = `/projects/${projectId}`;
  return (
    <section aria-label={text.title} className="flex flex-col items-start gap-4">
      {isFailed ? (
        <Notice tone="error">
          <p>{problem ?? text.failed}</p>
          {!video.youtubeId && <p>{text.ifAgain}</p>}
        </Notice>
      ) : (
        <Notice tone="info">{status === "expired" ? text.expired : text.cancelled}</Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={busy} onClick={() => void run(again)}>
          <RotateCcw aria-hidden className="size-5" />
          {isFailed ? text.retry : text.again}
        </Button>
        <Link
          href={wantsOriginal ? `${project}?video=${video.id}#${ORIGINAL_PLACE}` : project}
          className={buttonClass()}
        >
          {isFailed ? (wantsOriginal ? text.original : text.smaller) : text.project}
        </Link>
      </div>
      {refused && (
        <Notice tone="error">
          <p>{refused}</p>
          {code === "limit_reached" && <ToUsage />}
        </Notice>
      )}
    </section>
  );
}
