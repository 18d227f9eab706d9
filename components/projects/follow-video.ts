import { videoSchema } from "#lib/contracts/api";
import { requestJson } from "../request-json.ts";

/** What the server made of an uploaded video. */
export type VideoReading =
  /** `joining`: 0 to 1 while its chapters are being joined. */
  | { readonly status: "reading"; readonly joining?: number }
  /** `hasTrack`: the camera recorded the ride into it. */
  | { readonly status: "ready"; readonly hasTrack: boolean }
  /** `problem` in plain words, where the server knows some. */
  | { readonly status: "failed"; readonly problem?: string };

/** Milliseconds between two looks: most videos are read within a second, some wait for a worker. */
const FIRST_LOOK = 150;
const LOOK_EVERY = 700;

/** Tells what becomes of a video until its reading has ended; gives the end, or undefined once the signal is given. */
export async function followVideo(
  id: string,
  signal: AbortSignal,
  tell: (reading: VideoReading) => void,
): Promise<VideoReading | undefined> {
  for (let pause = FIRST_LOOK; !signal.aborted; pause = Math.min(LOOK_EVERY, pause * 1.5)) {
    // No answer now is no news: the next look may bring some.
    const video = await requestJson(`/api/videos/${id}`, videoSchema, { signal }).catch(() => undefined);
    if (signal.aborted) return undefined;
    if (video) {
      const reading = readingOf(video);
      tell(reading);
      if (reading.status !== "reading") return reading;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return undefined;
}

function readingOf(video: {
  status: "processing" | "ready" | "failed";
  cameraTrackId: string | null;
  joinProgress: number | null;
  problem: string | null;
}): VideoReading {
  if (video.status === "ready") return { status: "ready", hasTrack: video.cameraTrackId !== null };
  if (video.status === "failed") return { status: "failed", ...(video.problem ? { problem: video.problem } : {}) };
  return { status: "reading", ...(video.joinProgress === null ? {} : { joining: video.joinProgress }) };
}
