"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { VideoResource } from "#lib/contracts/api";
import { followVideo } from "../projects/follow-video.ts";

/**
 * While the video is being read: looks now and then, and has the page read anew when that is over. Gives how far its
 * chapters are joined, 0 to 1, while they are.
 */
export function useReadyVideo(video: VideoResource | undefined): number | undefined {
  const router = useRouter();
  const id = video?.status === "processing" ? video.id : undefined;
  const [joining, setJoining] = useState(video?.joinProgress ?? undefined);
  useEffect(() => {
    if (id === undefined) return;
    const stop = new AbortController();
    const tell = followVideo(id, stop.signal, (reading) =>
      setJoining(reading.status === "reading" ? reading.joining : undefined),
    );
    void tell.then((end) => end && router.refresh());
    return () => stop.abort();
  }, [id, router]);
  return joining;
}
