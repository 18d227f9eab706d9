"use client";

import { useEffect, useState } from "react";
import { type RenderOutlook, renderOutlookSchema } from "#lib/contracts/api";
import { requestJson } from "../request-json.ts";

/** What an estimate goes by; asked again whenever `news` changes. Undefined until it is known. */
export function useOutlook(videoId: string, news: unknown): RenderOutlook | undefined {
  const [outlook, setOutlook] = useState<RenderOutlook>();
  // biome-ignore lint/correctness/useExhaustiveDependencies(news): a render that came or ended changes the answer
  useEffect(() => {
    const stop = new AbortController();
    requestJson(`/api/renders/outlook?videoId=${videoId}`, renderOutlookSchema, { signal: stop.signal }).then(
      setOutlook,
      // The estimate is a courtesy: without an answer the last one stays.
      () => undefined,
    );
    return () => stop.abort();
  }, [videoId, news]);
  return outlook;
}
