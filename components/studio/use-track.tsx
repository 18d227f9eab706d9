"use client";

import { useEffect, useState } from "react";
import type { TrackResource } from "#lib/contracts/api";
import { AppError, toAppError } from "#lib/domain/errors";
import { readTrack } from "#lib/domain/track/read-track";
import { deriveRide, type Ride } from "#lib/domain/track/ride";

export type LoadedTrack =
  | { readonly status: "loading" }
  | { readonly status: "ready"; readonly ride: Ride }
  | { readonly status: "failed"; readonly message: string };

/** Reads the ride in the browser by the very code that the worker reads it with. */
export function useTrack({ url, name }: TrackResource): LoadedTrack {
  const [track, setTrack] = useState<LoadedTrack>({ status: "loading" });
  // A refreshed page brings the same file under a newly signed address: no reason to read it again.
  const [source] = useState(url);
  useEffect(() => {
    const stop = new AbortController();
    load(source, stop.signal).then(
      (ride) => setTrack({ status: "ready", ride }),
      (error) => {
        if (!stop.signal.aborted) setTrack({ status: "failed", message: `${name}: ${toAppError(error).userMessage}` });
      },
    );
    return () => stop.abort();
  }, [source, name]);
  return track;
}

async function load(url: string, signal: AbortSignal): Promise<Ride> {
  return deriveRide(await readTrack(await fetchBytes(url, signal)));
}

async function fetchBytes(url: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  const answer = await fetch(url, { signal }).catch(() => undefined);
  if (answer?.ok && answer.body) return pieces(answer.body);
  throw new AppError("unavailable", `the track answered ${answer?.status ?? "nothing"}`, {
    userMessage: "The track could not be loaded. Check the connection and reload the page.",
  });
}

/** Not every browser can iterate a stream yet. */
async function* pieces(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}
