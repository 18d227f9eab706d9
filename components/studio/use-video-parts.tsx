"use client";

import { useEffect, useState } from "react";
import { type VideoResource, videoSchema } from "#lib/contracts/api";
import { requestJson } from "../request-json.ts";

const LOOK_EVERY = 1500;

/**
 * The video with what is made of it meanwhile: looks now and then until the strip is there and, for a browser that
 * cannot play the file, the preview. An address that is known stays, though every look brings it newly signed.
 */
export function useVideoParts(video: VideoResource, needsPreview: boolean): VideoResource {
  const [latest, setLatest] = useState(video);
  const awaited = latest.stripPending || (needsPreview && latest.previewProgress !== null);
  useEffect(() => {
    if (!awaited) return;
    const stop = new AbortController();
    const look = async () => {
      const path = `/api/videos/${video.id}`;
      const answer = await requestJson(path, videoSchema, { signal: stop.signal }).catch(() => undefined);
      if (answer && !stop.signal.aborted) setLatest((known) => withParts(known, answer));
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [awaited, video.id]);
  return latest;
}

function withParts(known: VideoResource, answer: VideoResource): VideoResource {
  const { stripPending, previewProgress } = answer;
  return {
    ...known,
    ...{ stripPending, previewProgress },
    previewUrl: known.previewUrl ?? answer.previewUrl,
    filmstrip: known.filmstrip ?? answer.filmstrip,
    waveformUrl: known.waveformUrl ?? answer.waveformUrl,
  };
}
