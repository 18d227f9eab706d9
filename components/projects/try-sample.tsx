"use client";

import { useRouter } from "next/navigation";
import { projectsText } from "../en/projects.ts";
import { Button } from "../ui/button.tsx";
import { unreachable } from "../unreachable.ts";
import { useAction } from "../use-action.tsx";

/** Opens a new project of the sample ride. */
export function TrySample() {
  const router = useRouter();
  const { busy, problem, run } = useAction();

  async function open() {
    // Loaded on demand: the contracts would be a third of the home page's scripts.
    const { openSample } = await import("./open-sample.ts").catch((error: unknown) => {
      throw unreachable(error);
    });
    router.push(await openSample());
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
