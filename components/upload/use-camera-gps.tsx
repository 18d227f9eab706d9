"use client";

import { useEffect, useState } from "react";
import type { CameraAnswer } from "./camera-answer.ts";
import type { UploadItem } from "./upload-store.ts";

/** What the cameras themselves recorded of the ride, read from the chosen videos at once, by the videos' keys. */
export function useCameraGps(videos: readonly UploadItem[]): ReadonlyMap<string, NonNullable<CameraAnswer>> {
  const [known, setKnown] = useState<ReadonlyMap<string, CameraAnswer>>(new Map());
  const next = videos.find(({ key, state }) => !known.has(key) && "preview" in state);
  const file = next?.file;
  const key = next?.key;
  useEffect(() => {
    if (!file || key === undefined) return;
    const worker = new Worker(new URL("./camera-worker.ts", import.meta.url), { type: "module" });
    const learn = (answer: CameraAnswer) => setKnown((before) => new Map(before).set(key, answer));
    worker.addEventListener("message", (event: MessageEvent<CameraAnswer>) => learn(event.data));
    worker.addEventListener("error", () => learn(undefined));
    worker.postMessage(file);
    return () => worker.terminate();
  }, [file, key]);
  const present = new Set(videos.map((video) => video.key));
  return new Map([...known].flatMap(([video, answer]) => (answer && present.has(video) ? [[video, answer]] : [])));
}
