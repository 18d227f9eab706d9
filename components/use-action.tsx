"use client";

import { useState } from "react";
import { toAppError } from "#lib/domain/errors";

type Action = {
  readonly busy: boolean;
  /** Why the last one failed, in plain words. */
  readonly problem: string | undefined;
  /** Does it unless one is under way. One that ends by leaving the page answers "leaving", and stays busy till then. */
  readonly run: (action: () => Promise<unknown>) => Promise<void>;
};

/** What a press of a button does on the server: busy meanwhile, and what went wrong. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  return {
    busy,
    problem,
    run: async (action) => {
      if (busy) return;
      setBusy(true);
      setProblem(undefined);
      try {
        if ((await action()) !== "leaving") setBusy(false);
      } catch (error) {
        setProblem(toAppError(error).userMessage);
        setBusy(false);
      }
    },
  };
}
