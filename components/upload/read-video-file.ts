/** What the browser's own player says of a video file; seconds and pixels. */
export type VideoPreview = { readonly duration: number; readonly width: number; readonly height: number };

/** Some files make a player neither ready nor fail. Milliseconds. */
const PATIENCE = 5000;

/** Undefined when this browser cannot play the file, which says nothing about whether the server can. */
export async function readVideoFile(file: File, signal: AbortSignal): Promise<VideoPreview | undefined> {
  const video = document.createElement("video");
  const url = URL.createObjectURL(file);
  const events = new AbortController();
  try {
    return await new Promise((resolve) => {
      const end = () => resolve(undefined);
      video.addEventListener("loadedmetadata", () => resolve(factsOf(video)), { signal: events.signal });
      video.addEventListener("error", end, { signal: events.signal });
      signal.addEventListener("abort", end, { signal: events.signal });
      setTimeout(end, PATIENCE);
      video.muted = true;
      video.preload = "metadata";
      video.src = url;
    });
  } finally {
    events.abort();
    video.removeAttribute("src");
    video.load();
    URL.revokeObjectURL(url);
  }
}

/** A stream without an end has an infinite duration; a file with sound only has no size. */
function factsOf({ duration, videoWidth, videoHeight }: HTMLVideoElement): VideoPreview | undefined {
  if (!Number.isFinite(duration) || videoWidth === 0) return undefined;
  return { duration, width: videoWidth, height: videoHeight };
}
