import { toAppError } from "#lib/domain/errors";
import { createSampler } from "#lib/domain/track/create-sampler";
import { readTrack } from "#lib/domain/track/read-track";
import { trackFacts } from "#lib/domain/track/track-facts";
import type { TrackAnswer } from "./track-answer.ts";

/** A web worker: a track of 60 MB takes seconds to read, and the page must not stand still for it. */
addEventListener("message", (event: MessageEvent<File>) => {
  void answer(event.data).then((value) => postMessage(value));
});

async function answer(file: File): Promise<TrackAnswer> {
  try {
    return { facts: trackFacts(createSampler(await readTrack(piecesOf(file)))) };
  } catch (error) {
    const { code, message, userMessage } = toAppError(error);
    return { error: { code, message, userMessage } };
  }
}

/** Not every browser can iterate a stream yet. */
async function* piecesOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}
