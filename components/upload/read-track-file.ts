import type { TrackFacts } from "#lib/domain/track/track-facts";
import { askWorker } from "../worker-answer.ts";

/**
 * Reads a track in a web worker, with the very code that the server reads it with.
 * Throws AppError `invalid_track` in plain words, `cancelled` when the signal was given.
 */
export function readTrackFile(file: File, signal: AbortSignal): Promise<TrackFacts> {
  const worker = new Worker(new URL("./track-worker.ts", import.meta.url), { type: "module" });
  return askWorker<TrackFacts>(worker, file, signal);
}
