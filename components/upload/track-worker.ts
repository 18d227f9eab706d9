import { createSampler } from "#lib/domain/track/create-sampler";
import { readTrack } from "#lib/domain/track/read-track";
import { type TrackFacts, trackFacts } from "#lib/domain/track/track-facts";
import { streamPieces } from "../stream-pieces.ts";
import { answerOf } from "../worker-answer.ts";

/** A web worker: a track of 60 MB takes seconds to read, and the page must not stand still for it. */
addEventListener("message", (event: MessageEvent<File>) => {
  void answerOf(factsOf(event.data)).then((answer) => postMessage(answer));
});

async function factsOf(file: File): Promise<TrackFacts> {
  return trackFacts(createSampler(await readTrack(streamPieces(file.stream()))));
}
