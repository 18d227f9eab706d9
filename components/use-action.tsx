"use client";

import { useState } from "react";
import { type AppError, type ErrorCode, toAppError } from "#lib/domain/errors";

type Action = {
  readonly busy: boolean;
  /** Why the last one failed, in plain words. */
  readonly problem: string | undefined;
  /** The code of that, for what can be offered beside the words. */
  readonly code: ErrorCode | undefined;
  /** Does it unless one is under way. One that ends by leaving the page answers "leaving", and stays busy till then. */
  readonly run: (action: () => Promise<unknown>) => Promise<void>;
};

/** What a press of a button does on the server: busy meanwhile, and what went wrong. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AppError>();
  return {
    busy,
    problem: failure?.userMessage,
    code: failure?.code,
    run: async (action) => {
      if (busy) return;
      setBusy(true);
      setFailure(undefined);
      try {
        if ((await action()) !== "leaving") setBusy(false);
      } catch (error) {
        setFailure(toAppError(error));
        setBusy(false);
      }
    },
  };
}
