"use client";

import { useRouter } from "next/navigation";
import { projectSchema } from "#lib/contracts/api";
import { projectsText } from "../en/projects.ts";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";
import { useAction } from "../use-action.tsx";

/** Opens a new project of the sample ride. */
export function TrySample() {
  const router = useRouter();
  const { busy, problem, run } = useAction();

  async function open() {
    const project = await requestJson("/api/projects/sample", projectSchema, { method: "POST" });
    router.push(`/projects/${project.id}`);
    return "leaving";
  }

  return (
    <>
      <Button disabled={busy} onClick={() => void run(open)}>
        {busy ? projectsText.opening : projectsText.trySample}
      </Button>
      {problem && (
        <p role="alert" className="basis-full text-danger text-sm">
          {problem}
        </p>
      )}
    </>
  );
}
