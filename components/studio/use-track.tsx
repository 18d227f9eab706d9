"use client";

import { useEffect, useState } from "react";
import type { TrackResource } from "#lib/contracts/api";
import { isUserFault, toAppError } from "#lib/domain/errors";
import type { Ride } from "#lib/domain/track/ride";
import { askWorker } from "../worker-answer.ts";

export type LoadedTrack =
  | { readonly status: "loading" }
  | { readonly status: "ready"; readonly ride: Ride }
  /** One that passes may be gone when the page is loaded again. */
  | { readonly status: "failed"; readonly message: string; readonly passes: boolean };

/** Reads the ride in the browser, beside the page. */
export function useTrack({ url, name }: TrackResource): LoadedTrack {
  const [track, setTrack] = useState<LoadedTrack>({ status: "loading" });
  // A refreshed page brings the same file under a newly signed address: no reason to read it again.
  const [source] = useState(url);
  useEffect(() => {
    const stop = new AbortController();
    const worker = new Worker(new URL("./ride-worker.ts", import.meta.url), { type: "module" });
    askWorker<Ride>(worker, source, stop.signal).then(
      (ride) => setTrack({ status: "ready", ride }),
      (error) => {
        if (stop.signal.aborted) return;
        const { code, userMessage } = toAppError(error);
        setTrack({ status: "failed", message: `${name}: ${userMessage}`, passes: !isUserFault(code) });
      },
    );
    return () => stop.abort();
  }, [source, name]);
  return track;
}
