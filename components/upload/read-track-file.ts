import { AppError } from "#lib/domain/errors";
import type { TrackFacts } from "#lib/domain/track/track-facts";
import type { TrackAnswer } from "./track-answer.ts";

/**
 * Reads a track in a web worker, with the very code that the server reads it with.
 * Throws AppError `invalid_track` in plain words, `cancelled` when the signal was given.
 */
export async function readTrackFile(file: File, signal: AbortSignal): Promise<TrackFacts> {
  const worker = new Worker(new URL("./track-worker.ts", import.meta.url), { type: "module" });
  try {
    const answer = await new Promise<TrackAnswer>((resolve, reject) => {
      worker.addEventListener("message", (event: MessageEvent<TrackAnswer>) => resolve(event.data));
      worker.addEventListener("error", (event) => reject(new AppError("internal", `track worker: ${event.message}`)));
      signal.addEventListener("abort", () => reject(new AppError("cancelled", "another file was chosen")));
      worker.postMessage(file);
    });
    if ("facts" in answer) return answer.facts;
    const { code, message, userMessage } = answer.error;
    throw new AppError(code, message, { userMessage });
  } finally {
    worker.terminate();
  }
}
