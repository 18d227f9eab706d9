"use client";

import { useEffect, useState } from "react";
import { videoSchema } from "#lib/contracts/api";
import { projectsText } from "../en/projects.ts";
import { requestJson } from "../request-json.ts";

/** What the server made of an uploaded video. */
export type VideoReading =
  | { readonly status: "reading" }
  /** `hasTrack`: the camera recorded the ride into it. */
  | { readonly status: "ready"; readonly hasTrack: boolean }
  | { readonly status: "failed"; readonly problem: string };

const LOOK_EVERY = 700;

/** Follows the server's reading of a video; undefined while there is none. */
export function useVideoReading(id: string | undefined): VideoReading | undefined {
  const [known, setKnown] = useState<{ id: string; reading: VideoReading }>();
  useEffect(() => {
    if (id === undefined) return;
    const stop = new AbortController();
    void follow(id, stop.signal, (reading) => setKnown({ id, reading }));
    return () => stop.abort();
  }, [id]);
  if (id === undefined) return undefined;
  return known?.id === id ? known.reading : { status: "reading" };
}

async function follow(id: string, signal: AbortSignal, tell: (reading: VideoReading) => void): Promise<void> {
  while (!signal.aborted) {
    // No answer now is no news: the next look may bring some.
    const video = await requestJson(`/api/videos/${id}`, videoSchema, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    if (video?.status === "ready") {
      return tell({ status: "ready", hasTrack: video.cameraTrackId !== null });
    }
    if (video?.status === "failed") {
      return tell({ status: "failed", problem: video.problem ?? projectsText.unreadable });
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}
