"use client";

import { useCallback, useRef } from "react";
import { videoSchema } from "#lib/contracts/api";
import { requestJson } from "../request-json.ts";

/**
 * Asks for the chapters of these ids to be joined and gives the id of the video that they become; once for the same
 * ones, so that a second try of the rest goes on with the first join.
 */
export function useJoins(): (videoIds: readonly string[]) => Promise<string> {
  const asked = useRef(new Map<string, Promise<string>>());
  return useCallback((videoIds) => {
    const key = videoIds.join(" ");
    const known = asked.current.get(key);
    if (known) return known;
    const joined = requestJson("/api/videos/join", videoSchema, { method: "POST", body: { videoIds } }).then(
      ({ id }) => id,
    );
    asked.current.set(key, joined);
    joined.catch(() => asked.current.delete(key));
    return joined;
  }, []);
}
