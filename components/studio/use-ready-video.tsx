"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { type VideoResource, videoSchema } from "#lib/contracts/api";
import { requestJson } from "../request-json.ts";

const LOOK_EVERY = 1000;

/** While the video is being read: looks now and then, and has the page read anew when that is over. */
export function useReadyVideo(video: VideoResource | undefined): void {
  const router = useRouter();
  const id = video?.status === "processing" ? video.id : undefined;
  useEffect(() => {
    if (id === undefined) return;
    const stop = new AbortController();
    void untilRead(id, stop.signal).then(() => {
      if (!stop.signal.aborted) router.refresh();
    });
    return () => stop.abort();
  }, [id, router]);
}

async function untilRead(id: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const video = await requestJson(`/api/videos/${id}`, videoSchema, { signal }).catch(() => undefined);
    if (video && video.status !== "processing") return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}
