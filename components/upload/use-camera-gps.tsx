"use client";

import { useEffect, useState } from "react";
import type { CameraAnswer } from "./camera-answer.ts";

/** What the camera itself recorded of the ride, read from the chosen file at once; undefined while unknown or none. */
export function useCameraGps(file: File | undefined): CameraAnswer {
  const [known, setKnown] = useState<{ file: File; answer: CameraAnswer }>();
  useEffect(() => {
    if (!file) return;
    const worker = new Worker(new URL("./camera-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", (event: MessageEvent<CameraAnswer>) => setKnown({ file, answer: event.data }));
    worker.postMessage(file);
    return () => worker.terminate();
  }, [file]);
  return known?.file === file ? known?.answer : undefined;
}
