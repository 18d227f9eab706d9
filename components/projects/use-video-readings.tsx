"use client";

import { useEffect, useState } from "react";
import { followVideo, type VideoReading } from "./follow-video.ts";

/** Follows the server's reading of videos, by their ids; those it knows nothing of yet are being read. */
export function useVideoReadings(ids: readonly string[]): ReadonlyMap<string, VideoReading> {
  const [known, setKnown] = useState<ReadonlyMap<string, VideoReading>>(new Map());
  const open = ids.filter((id) => (known.get(id)?.status ?? "reading") === "reading").join(" ");
  useEffect(() => {
    if (open === "") return;
    const stop = new AbortController();
    for (const id of open.split(" ")) {
      void followVideo(id, stop.signal, (reading) => setKnown((before) => new Map(before).set(id, reading)));
    }
    return () => stop.abort();
  }, [open]);
  return new Map(ids.map((id) => [id, known.get(id) ?? { status: "reading" }]));
}
