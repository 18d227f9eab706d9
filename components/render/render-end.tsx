import Link from "next/link";
import type { RenderStatus } from "#lib/contracts/api";
import { buttonClass } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

type RenderEndProps = { status: Exclude<RenderStatus, "done">; problem: string | null; projectId: string };

/** A render that has no film to show, and what to do about it. */
export function RenderEnd({ status, problem, projectId }: RenderEndProps) {
  return (
    <section aria-label="Outcome" className="flex flex-col items-start gap-4">
      <Outcome status={status} problem={problem} />
      <Link href={`/projects/${projectId}`} className={buttonClass({ variant: "primary" })}>
        Back to the project
      </Link>
    </section>
  );
}

function Outcome({ status, problem }: Pick<RenderEndProps, "status" | "problem">) {
  if (status === "failed") {
    return <Notice tone="error">{problem ?? "The render failed on our side. Please try it again."}</Notice>;
  }
  if (status === "expired") {
    return (
      <Notice tone="info">The files of this render have expired and were deleted. The project is still there.</Notice>
    );
  }
  return <Notice tone="info">This render was cancelled. Nothing was stored.</Notice>;
}
