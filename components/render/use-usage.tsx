"use client";

import { useEffect, useState } from "react";
import { type Usage, usageSchema } from "#lib/contracts/usage";
import { requestJson } from "../request-json.ts";

/** What this person has used of their plan; asked again whenever `news` changes. Undefined until it is known. */
export function useUsage(news: unknown): Usage | undefined {
  const [usage, setUsage] = useState<Usage>();
  // biome-ignore lint/correctness/useExhaustiveDependencies(news): a render that came or ended changes the answer
  useEffect(() => {
    const stop = new AbortController();
    requestJson("/api/usage", usageSchema, { signal: stop.signal }).then(
      setUsage,
      // The server says the same when a render is ordered.
      () => undefined,
    );
    return () => stop.abort();
  }, [news]);
  return usage;
}
