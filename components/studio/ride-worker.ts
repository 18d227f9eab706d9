import { AppError } from "#lib/domain/errors";
import { readTrack } from "#lib/domain/track/read-track";
import { deriveRide, type Ride } from "#lib/domain/track/ride";
import { streamPieces } from "../stream-pieces.ts";
import { answerOf } from "../worker-answer.ts";

/** A web worker: a long ride takes a second to load, to read and to derive, and the studio must not stand still. */
addEventListener("message", (event: MessageEvent<string>) => {
  void answerOf(rideAt(event.data)).then((answer) => postMessage(answer));
});

/** Reads the ride by the very code that the render's worker reads it with. */
async function rideAt(url: string): Promise<Ride> {
  const answer = await fetch(url).catch(() => undefined);
  if (answer?.ok && answer.body) return deriveRide(await readTrack(streamPieces(answer.body)));
  throw new AppError("unavailable", `the track answered ${answer?.status ?? "nothing"}`, {
    userMessage: "The track could not be loaded. Check the connection and reload the page.",
  });
}
