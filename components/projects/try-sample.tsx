"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { projectSchema } from "#lib/contracts/api";
import { toAppError } from "#lib/domain/errors";
import { requestJson } from "../request-json.ts";
import { Button } from "../ui/button.tsx";

/** Opens a new project of the sample ride. */
export function TrySample() {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function open() {
    setBusy(true);
    setProblem(undefined);
    try {
      const project = await requestJson("/api/projects/sample", projectSchema, { method: "POST" });
      router.push(`/projects/${project.id}`);
    } catch (error) {
      setProblem(toAppError(error).userMessage);
      setBusy(false);
    }
  }

  return (
    <>
      <Button disabled={busy} onClick={() => void open()}>
        {busy ? "Opening…" : "Try the sample ride"}
      </Button>
      {problem && (
        <p role="alert" className="basis-full text-danger text-sm">
          {problem}
        </p>
      )}
    </>
  );
}
